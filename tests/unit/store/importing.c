/* SPDX-License-Identifier: MIT */
#include "base/failure.h"
#include "store/connection.h"
#include "tests/unit/store/fixture.h"

#define PERSON(email, rest) PEOPLE_HEADER email "," rest "\n"

/* What is wrong, and the whole message but for the path, of which each line has one. */
static const struct {
    const char *contents;
    const char *message;
} BAD_FILES[] = {
    {"", ": the file is empty"},
    {"\n\n", ": the file is empty"},
    {"one,two\n", ":1: the header has neither of the columns \"email\" and \"code\""},
    {"code,name,domains,coordinators,champion\n", ":1: time_zone: column is missing"},
    {"code,name,domains,coordinators,champion,time_zone,colour\n", ":1: colour: unknown column"},
    {"code,name,name,domains,coordinators,champion,time_zone\n", ":1: name: column stands twice"},
    {AGENCY_HEADER "A,B,c.example\n", ":2: 3 cells, the header has 6"},
    {AGENCY_HEADER ",Nameless,,,,\n", ":2: code: is empty"},
    {AGENCY_HEADER "\n\nA,,,,,\n", ":4: name: is empty"},
    {AGENCY_HEADER "A,B,no domain,,,\n", ":2: domains: \"no domain\" is no mail domain"},
    {AGENCY_HEADER "A,B,@a.example,,,\n", ":2: domains: \"@a.example\" is no mail domain"},
    {AGENCY_HEADER "A,B,,cora,,\n", ":2: coordinators: \"cora\" is no mail address"},
    {AGENCY_HEADER "A,B,,,a@b@c.example,\n", ":2: champion: \"a@b@c.example\" is no mail address"},
    {AGENCY_HEADER "A,B,,,,Mars/Olympus\n",
     ":2: time_zone: \"Mars/Olympus\" is no time zone such as America/New_York"},
    {AGENCY_HEADER "A,B,,,,Berlin1\n",
     ":2: time_zone: \"Berlin1\" is no time zone such as America/New_York"},
    {AGENCY_HEADER "A,B,,,,/etc/localtime\n",
     ":2: time_zone: \"/etc/localtime\" is no time zone such as America/New_York"},
    {AGENCY_HEADER "A,B,,,,\na,C,,,,\n", ":3: code: \"a\" stands twice in the file"},
    {AGENCY_HEADER "A,B,x.example,,,\nC,D,X.example,,,\n",
     ":3: domains: \"x.example\" stands twice in the file"},
    {AGENCY_HEADER "X,Y,energy.example,,,\n", ":2: domains: \"energy.example\" belongs to ENE"},
    {AGENCY_HEADER "A,\"B\nC\",,,,\nD,,,,,\n", ":4: name: is empty"},
    {AGENCY_HEADER "A,B \"C\" D,,,,\n", ":2: a quotation mark is out of place"},
    {AGENCY_HEADER "A,\"B,,,,\nC,D,,,,\n", ":2: a quotation mark is not closed"},
    {AGENCY_HEADER "A,B\x07,,,,\n", ":2: name: holds a control character"},
    {AGENCY_HEADER "A,B\xff,,,,\n", ":2: is not UTF-8"},
    {PERSON("", "Ann,,TRE,mentee,,,,,,,,,"), ":2: email: is empty"},
    {PERSON("ann", "Ann,,TRE,mentee,,,,,,,,,"), ":2: email: \"ann\" is no mail address"},
    {PERSON("a@b.example>\r\nbcc", "Ann,,TRE,mentee,,,,,,,,,"), NULL},
    {PERSON("a@b.example", ",,TRE,mentee,,,,,,,,,"), ":2: name: is empty"},
    {PERSON("a@b.example", "Ann,,XYZ,mentee,,,,,,,,,"), ":2: agency: \"XYZ\" is no agency's code"},
    {PERSON("a@b.example", "Ann,,,mentee,,,,,,,,,"), ":2: agency: is empty"},
    {PERSON("a@b.example", "Ann,,TRE,,,,,,,,,,"), ":2: roles: is empty"},
    {PERSON("a@b.example", "Ann,,TRE,mentor;boss,,,,,,,,,"),
     ":2: roles: \"boss\" is no role: mentor, mentee, coordinator, manager"},
    {PERSON("a@b.example", "Ann,,TRE,mentor,,,0,,,,,,"),
     ":2: capacity: \"0\" is no number from 1 to 20"},
    {PERSON("a@b.example", "Ann,,TRE,mentor,,,21,,,,,,"),
     ":2: capacity: \"21\" is no number from 1 to 20"},
    {PERSON("a@b.example", "Ann,,TRE,mentor,,,two,,,,,,"),
     ":2: capacity: \"two\" is no number from 1 to 20"},
    {PERSON("a@b.example", "Ann,,TRE,mentor,,,,no,,,,,"),
     ":2: standby: \"no\" is neither \"yes\" nor empty"},
    {PERSON("a@b.example", "Ann,,TRE,mentor,,,,,,,1.2.2026,,"),
     ":2: ses_verified_on: \"1.2.2026\" is no date of the form YYYY-MM-DD"},
    {PERSON("a@b.example", "Ann,,TRE,mentor,,,,,,,,2026-02-30,"),
     ":2: committed_on: \"2026-02-30\" is no date of the form YYYY-MM-DD"},
    {PERSON("a@b.example", "Ann,,TRE,mentor,,,,,,,,2026-2-3,"),
     ":2: committed_on: \"2026-2-3\" is no date of the form YYYY-MM-DD"},
    {PERSON("a@b.example", "Ann,,TRE,mentor,,,,,,,,,home"),
     ":2: other_emails: \"home\" is no mail address"},
    {PERSON("a@b.example", "Ann,,TRE,mentor,,,,,,,,,") "A@B.example,Al,,TRE,mentor,,,,,,,,,\n",
     ":3: email: \"a@b.example\" stands on line 2 already"},
    {PERSON("a@b.example",
            "Ann,,TRE,mentor,,,,,,,,,c@d.example") "c@d.example,Al,,TRE,mentor,,,,,,,,,\n",
     ":3: email: \"c@d.example\" stands on line 2 already"},
    {PERSON("anna@home.example", "Ann,,TRE,mentor,,,,,,,,,"),
     ":2: email: \"anna@home.example\" belongs to anna@treasury.example"},
    {PERSON("a@b.example", "Ann,,TRE,mentor,,,,,,,,,ben@energy.example"),
     ":2: other_emails: \"ben@energy.example\" belongs to ben@energy.example"},
};

static void count_everything(Store *store, char **counts)
{
    g_auto(Query) query = query_new(store, "SELECT (SELECT count(*) FROM agency) || ' ' ||"
                                           " (SELECT count(*) FROM agency_domain) || ' ' ||"
                                           " (SELECT count(*) FROM agency_coordinator) || ' ' ||"
                                           " (SELECT count(*) FROM person) || ' ' ||"
                                           " (SELECT count(*) FROM person_address)");
    g_assert_true(query_next(&query));
    g_free(*counts);
    *counts = row_text(&query, 0);
}

static void every_bad_file_is_refused_whole_with_its_reason(void)
{
    g_autoptr(Store) store = open_programme();
    g_autofree char *counts = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(BAD_FILES); i++) {
        g_autofree char *path = write_file(BAD_FILES[i].contents, -1);
        g_autofree char *wanted = g_strconcat(path, BAD_FILES[i].message, NULL);
        g_autoptr(GError) error = NULL;
        ImportCount count;
        g_assert_false(store_import(store, path, START_AT, FALSE, &count, &error));
        g_assert_error(error, FAILURE, FAILURE_PERMANENT);
        if (BAD_FILES[i].message != NULL)
            g_assert_cmpstr(error->message, ==, wanted);
        count_everything(store, &counts);
        g_assert_cmpstr(counts, ==, "2 3 1 6 7");
        g_unlink(path);
    }
}

static void values_that_are_too_long_are_refused(void)
{
    g_autoptr(Store) store = open_programme();
    g_autofree char *bio = g_strnfill(4001, 'b'), *name = g_strnfill(101, 'n');
    g_autofree char *file =
        g_strdup_printf(PEOPLE_HEADER "a@b.example,%s,,TRE,mentor,%s,,,,,,,,\n", name, bio);
    g_autoptr(GError) error = NULL;
    ImportCount count;
    g_assert_false(import_text(store, file, &count, &error));
    g_assert_nonnull(strstr(error->message, ":2: name: 101 characters, at most 100 are allowed"));
    g_assert_nonnull(strstr(error->message, ":2: bio: 4001 characters, at most 4000 are allowed"));
}

static void a_zero_byte_is_refused_with_its_line(void)
{
    static const char CONTENTS[] = AGENCY_HEADER "A,B,,,,\nC,\0D,,,,\n";
    g_autoptr(Store) store = open_empty();
    g_autofree char *path = write_file(CONTENTS, sizeof CONTENTS - 1);
    g_autofree char *wanted = g_strconcat(path, ":3: holds a zero byte", NULL);
    g_autoptr(GError) error = NULL;
    ImportCount count;
    g_assert_false(store_import(store, path, START_AT, FALSE, &count, &error));
    g_assert_cmpstr(error->message, ==, wanted);
    g_unlink(path);
}

static void a_huge_file_and_a_folder_are_refused(void)
{
    g_autoptr(Store) store = open_empty();
    g_autofree char *path = write_file(AGENCY_HEADER, -1);
    g_autoptr(GError) large = NULL, folder = NULL, missing = NULL;
    ImportCount count;
    g_assert_cmpint(truncate(path, 64 * 1024 * 1024 + 1), ==, 0);
    g_assert_false(store_import(store, path, START_AT, FALSE, &count, &large));
    g_assert_nonnull(strstr(large->message, "larger than 64 MiB"));
    g_unlink(path);
    g_assert_false(store_import(store, "/tmp", START_AT, FALSE, &count, &folder));
    g_assert_cmpstr(folder->message, ==, "/tmp: no regular file");
    g_assert_false(store_import(store, path, START_AT, FALSE, &count, &missing));
    g_assert_error(missing, FAILURE, FAILURE_PERMANENT);
}

static void twenty_reasons_are_told_and_the_rest_counted(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GString) file = g_string_new(AGENCY_HEADER);
    g_autoptr(GError) error = NULL;
    ImportCount count;
    for (guint i = 0; i < 25; i++)
        g_string_append(file, ",Nameless,,,,\n");
    g_assert_false(import_text(store, file->str, &count, &error));
    g_auto(GStrv) lines = g_strsplit(error->message, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 21);
    g_assert_true(g_str_has_suffix(lines[19], ":21: code: is empty"));
    g_assert_cmpstr(lines[20], ==, "and 5 more");
}

static void assert_count(const ImportCount *count, guint added, guint changed, guint unchanged)
{
    g_assert_cmpuint(count->added, ==, added);
    g_assert_cmpuint(count->changed, ==, changed);
    g_assert_cmpuint(count->unchanged, ==, unchanged);
}

static void the_same_file_again_changes_nothing(void)
{
    g_autoptr(Store) store = open_empty();
    ImportCount count;
    g_assert_true(import_text(store, AGENCIES, &count, NULL));
    assert_count(&count, 2, 0, 0);
    g_assert_true(import_text(store, AGENCIES, &count, NULL));
    assert_count(&count, 0, 0, 2);
    g_assert_true(import_text(store, PEOPLE_FILE, &count, NULL));
    assert_count(&count, 5, 0, 0);
    int before = sqlite3_total_changes(store->db);
    g_assert_true(import_text(store, PEOPLE_FILE, &count, NULL));
    assert_count(&count, 0, 0, 5);
    g_assert_cmpint(sqlite3_total_changes(store->db), ==, before);
}

static void a_dry_run_counts_and_keeps_nothing(void)
{
    g_autoptr(Store) store = open_empty();
    g_autofree char *path = write_file(AGENCIES, -1), *counts = NULL;
    ImportCount count;
    g_assert_true(store_import(store, path, START_AT, TRUE, &count, NULL));
    assert_count(&count, 2, 0, 0);
    count_everything(store, &counts);
    g_assert_cmpstr(counts, ==, "0 0 0 0 0");
    g_unlink(path);
}

static void a_person_has_what_the_file_says(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Person) ben = load_person(store, BEN);
    g_assert_cmpstr(ben->email, ==, "ben@energy.example");
    g_assert_cmpstr(ben->name, ==, "Ben Okafor");
    g_assert_cmpstr(ben->title, ==, "Deputy CFO");
    g_assert_cmpstr(ben->agency_name, ==, "Energy");
    g_assert_cmpstr(ben->time_zone, ==, "America/Denver");
    g_assert_cmpuint(ben->roles, ==, ROLE_MENTOR);
    g_assert_cmpstr(ben->topics, ==, "budget cuts, reorganisation");
    g_assert_cmpuint(ben->capacity, ==, 3);
    g_assert_false(ben->standby);
    g_assert_cmpint(ben->committed_at, ==, 1780272000);
    g_autoptr(Person) clara = load_person(store, CLARA);
    g_assert_cmpstr(clara->time_zone, ==, "Europe/Berlin");
    g_assert_cmpuint(clara->roles, ==, ROLE_MENTOR | ROLE_MENTEE);
    g_assert_cmpuint(clara->capacity, ==, 2);
    g_assert_true(clara->standby);
    g_autoptr(Person) anna = load_person(store, MENTEE);
    g_assert_cmpstr(anna->time_zone, ==, ZONE);
    g_autoptr(Person) nobody = load_person(store, PEOPLE + 1);
    g_assert_null(nobody);
}

static void a_person_is_found_by_any_address(void)
{
    static const char *const ADDRESSES[] = {"anna@treasury.example", "ANNA@home.example"};
    static const char *const STRANGERS[] = {"zoe@treasury.example", "no address", "' OR 1=1 --"};
    g_autoptr(Store) store = open_programme();
    for (guint i = 0; i < G_N_ELEMENTS(ADDRESSES); i++) {
        g_autoptr(Person) person = NULL;
        g_assert_true(store_find_person(store, ADDRESSES[i], ZONE, &person, NULL));
        g_assert_cmpint(person->id, ==, MENTEE);
        g_assert_cmpstr(person->email, ==, "anna@treasury.example");
    }
    for (guint i = 0; i < G_N_ELEMENTS(STRANGERS); i++) {
        g_autoptr(Person) person = NULL;
        g_assert_true(store_find_person(store, STRANGERS[i], ZONE, &person, NULL));
        g_assert_null(person);
    }
}

static void an_address_may_move_from_one_person_to_another(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Person) person = NULL;
    ImportCount count;
    g_autoptr(GError) error = NULL;
    import_text(store,
                PEOPLE_HEADER "emil@energy.example,Emil Roth,Chief,ENE,mentor,,unions,,,,,,"
                              "2026-06-01,anna@home.example\n"
                              "anna@treasury.example,Anna Bauer,Director,TRE,mentee,,,,,,,,"
                              "2026-06-01,\n",
                &count, &error);
    g_assert_no_error(error);
    assert_count(&count, 0, 2, 0);
    g_assert_true(store_find_person(store, "anna@home.example", ZONE, &person, NULL));
    g_assert_cmpint(person->id, ==, EMIL);
}

static void an_empty_date_leaves_the_commitment_a_reply_recorded(void)
{
    g_autoptr(Store) store = open_programme();
    ImportCount count;
    g_assert_true(store_record_commitment(store, DORA, START_AT, NULL));
    g_assert_true(import_text(store, PEOPLE_FILE, &count, NULL));
    assert_count(&count, 0, 0, 5);
    g_autoptr(Person) dora = load_person(store, DORA);
    g_assert_cmpint(dora->committed_at, ==, START_AT);
    must_import(store, PEOPLE_HEADER "dora@energy.example,Dora Lind,Chief,ENE,mentor,,budget cuts,"
                                     ",,,,,2026-07-02,\n");
    g_autoptr(Person) same_day = load_person(store, DORA);
    g_assert_cmpint(same_day->committed_at, ==, START_AT);
}

static void a_spreadsheets_way_of_writing_is_understood(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Person) fay = NULL, mac = NULL;
    ImportCount count;
    g_autoptr(GError) error = NULL;
    import_text(store,
                "\xEF\xBB\xBF\"name\",email,title,agency,roles,bio,topics,capacity,standby,"
                "time_zone,ses_verified_by,ses_verified_on,committed_on,other_emails\r\n"
                "\" Fay \"\"F\"\"  Kern \",FAY@energy.example ,,ene, Mentor ; mentee ,\"one\r\n"
                "two\",,,YES,,,,,\r\n\r\n",
                &count, &error);
    g_assert_no_error(error);
    assert_count(&count, 1, 0, 0);
    g_assert_true(store_find_person(store, "fay@energy.example", ZONE, &fay, NULL));
    g_assert_cmpstr(fay->name, ==, "Fay \"F\" Kern");
    g_assert_cmpstr(fay->bio, ==, "one\ntwo");
    g_assert_true(fay->standby);
    g_assert_cmpuint(fay->roles, ==, ROLE_MENTOR | ROLE_MENTEE);
    import_text(store,
                "email,name,title,agency,roles,bio,topics,capacity,standby,time_zone,"
                "ses_verified_by,ses_verified_on,committed_on,other_emails\r"
                "mac@energy.example,M\xE2\x80\xAE"
                "ac,,ENE,mentor,,,,,,,,,",
                &count, &error);
    g_assert_no_error(error);
    g_assert_true(store_find_person(store, "mac@energy.example", ZONE, &mac, NULL));
    g_assert_cmpstr(mac->name, ==, "Mac");
}

static void an_office_manager_needs_no_agency(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Person) olga = NULL;
    must_import(store, PERSON("olga@office.example", "Olga,,,manager,,,,,,,,,"));
    g_assert_true(store_find_person(store, "olga@office.example", ZONE, &olga, NULL));
    g_assert_cmpint(olga->agency_id, ==, 0);
    g_assert_cmpstr(olga->agency_name, ==, "");
}

static void an_agency_that_changed_is_counted_and_written(void)
{
    g_autoptr(Store) store = open_programme();
    ImportCount count;
    g_assert_true(import_text(store,
                              AGENCY_HEADER
                              "TRE,Treasury,treasury.example;lab.energy.example,,,\n"
                              "ENE,Energy,energy.example,,chief@energy.example,America/Denver\n",
                              &count, NULL));
    assert_count(&count, 0, 2, 0);
    g_autofree char *counts = NULL;
    count_everything(store, &counts);
    g_assert_cmpstr(counts, ==, "2 3 0 6 7");
}

static Person *find_person(Store *store, const char *address)
{
    Person *person = NULL;
    g_assert_true(store_find_person(store, address, ZONE, &person, NULL));
    g_assert_nonnull(person);
    return person;
}

static void a_coordinators_address_becomes_a_person_without_a_name(void)
{
    g_autoptr(Store) store = open_empty();
    must_import(store, AGENCIES);
    g_autoptr(Person) cora = find_person(store, "cora@treasury.example");
    g_assert_cmpstr(cora->name, ==, "");
    g_assert_cmpuint(cora->roles, ==, ROLE_COORDINATOR);
    g_assert_cmpstr(cora->agency_name, ==, "Treasury");
}

static void a_coordinator_who_is_somebody_already_is_not_changed(void)
{
    g_autoptr(Store) store = open_programme();
    ImportCount count;
    g_assert_true(import_text(store,
                              AGENCY_HEADER "TRE,Treasury,treasury.example,cora@treasury.example;"
                                            "anna@home.example;ben@energy.example,,\n",
                              &count, NULL));
    assert_count(&count, 0, 1, 0);
    g_autoptr(Person) anna = find_person(store, "anna@home.example");
    g_autoptr(Person) ben = find_person(store, "ben@energy.example");
    g_assert_cmpint(anna->id, ==, MENTEE);
    g_assert_cmpuint(anna->roles, ==, ROLE_MENTEE);
    g_assert_cmpuint(ben->roles, ==, ROLE_MENTOR);
    g_assert_cmpstr(ben->agency_name, ==, "Energy");
    g_autofree char *counts = NULL;
    count_everything(store, &counts);
    g_assert_cmpstr(counts, ==, "2 3 3 6 7");
}

static void a_coordinator_gets_name_and_roles_from_the_peoples_file(void)
{
    static const char CORA_ROW[] =
        PERSON("cora@treasury.example", "Cora Weiss,,TRE,coordinator;mentor,,budget cuts,,,,,,,");
    g_autoptr(Store) store = open_programme();
    ImportCount count;
    g_assert_true(import_text(store, CORA_ROW, &count, NULL));
    assert_count(&count, 0, 1, 0);
    g_assert_true(import_text(store, CORA_ROW, &count, NULL));
    assert_count(&count, 0, 0, 1);
    g_assert_true(import_text(store, AGENCIES, &count, NULL));
    assert_count(&count, 0, 0, 2);
    g_autoptr(Person) cora = find_person(store, "cora@treasury.example");
    g_assert_cmpint(cora->id, ==, CORA);
    g_assert_cmpstr(cora->name, ==, "Cora Weiss");
    g_assert_cmpuint(cora->roles, ==, ROLE_COORDINATOR | ROLE_MENTOR);
}

/* The agencies' file comes first, and does not know whose address it is. */
static void a_coordinators_address_may_be_somebodys_second_one(void)
{
    g_autoptr(Store) store = open_programme();
    ImportCount count;
    g_autoptr(GError) error = NULL;
    import_text(
        store,
        PERSON("weiss@treasury.example", "Cora Weiss,,TRE,mentee,,,,,,,,,cora@treasury.example"),
        &count, &error);
    g_assert_no_error(error);
    assert_count(&count, 1, 0, 0);
    g_autoptr(Person) cora = find_person(store, "cora@treasury.example");
    g_assert_cmpstr(cora->email, ==, "weiss@treasury.example");
    g_autofree char *counts = NULL;
    count_everything(store, &counts);
    g_assert_cmpstr(counts, ==, "2 3 1 6 8");
}

static void an_agency_whose_coordinator_is_nobody_yet_is_changed(void)
{
    g_autoptr(Store) store = open_empty();
    ImportCount count;
    must_import(store, AGENCIES);
    g_auto(Query) forget = query_new(store, "DELETE FROM person");
    g_assert_true(query_run(&forget, NULL));
    g_assert_true(import_text(store, AGENCIES, &count, NULL));
    assert_count(&count, 0, 1, 1);
    g_assert_true(import_text(store, AGENCIES, &count, NULL));
    assert_count(&count, 0, 0, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/store/" #name, name)
    TEST(every_bad_file_is_refused_whole_with_its_reason);
    TEST(values_that_are_too_long_are_refused);
    TEST(a_zero_byte_is_refused_with_its_line);
    TEST(a_huge_file_and_a_folder_are_refused);
    TEST(twenty_reasons_are_told_and_the_rest_counted);
    TEST(the_same_file_again_changes_nothing);
    TEST(a_dry_run_counts_and_keeps_nothing);
    TEST(a_person_has_what_the_file_says);
    TEST(a_person_is_found_by_any_address);
    TEST(an_address_may_move_from_one_person_to_another);
    TEST(an_empty_date_leaves_the_commitment_a_reply_recorded);
    TEST(a_spreadsheets_way_of_writing_is_understood);
    TEST(an_office_manager_needs_no_agency);
    TEST(an_agency_that_changed_is_counted_and_written);
    TEST(a_coordinators_address_becomes_a_person_without_a_name);
    TEST(a_coordinator_who_is_somebody_already_is_not_changed);
    TEST(a_coordinator_gets_name_and_roles_from_the_peoples_file);
    TEST(a_coordinators_address_may_be_somebodys_second_one);
    TEST(an_agency_whose_coordinator_is_nobody_yet_is_changed);
    return g_test_run();
}
