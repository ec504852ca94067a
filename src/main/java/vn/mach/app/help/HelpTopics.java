package vn.mach.app.help;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which help belongs to which page. The texts are messages: {@code help.topic.<name>} with {@code
 * .for} (what the page is for) and {@code .first} (what to do first, a line for each step).
 */
final class HelpTopics {

  /** Topics with the routes of their pages, in the order in which they are listed. */
  static final Map<String, List<String>> ROUTES = new LinkedHashMap<>();

  /** Pages without help, and why. */
  static final Map<String, String> WITHOUT =
      Map.ofEntries(
          Map.entry("/sign-in", "nobody is signed in; the page says what to do"),
          Map.entry("/sign-in/code", "nobody is signed in; the page says what to do"),
          Map.entry("/sign-in/ask", "nobody is signed in; the page says what to do"),
          Map.entry("/concerns/code", "nobody is signed in; the page says what to do"),
          Map.entry("/concerns/guest/{token}", "nobody is signed in; the page says what to do"),
          Map.entry("/reports/open", "leads to a report"),
          Map.entry("/edxml/entries/{id:\\d+}", "a file"),
          Map.entry("/offline", "there is no network; the page says what to do"),
          Map.entry("/help", "is help"),
          Map.entry("/help/{topic}", "is help"),
          Map.entry("/search/suggestions", "a part of every page"),
          Map.entry("/units/options", "a part of forms"),
          Map.entry("/units/{id}/children", "a part of the tree"),
          Map.entry("/figures/units/{id}/board", "a part of a unit's page"),
          Map.entry("/people/units/{id}/counts", "a part of a unit's page"),
          Map.entry("/look", "before the sign-in too; the page says what to do"),
          Map.entry("/activities/units/{unit:\\d+}/recent", "a part of a unit's page"),
          Map.entry("/rollups/units/{id}/counting", "a part of the scoreboard"),
          Map.entry("/tasks/waiting", "a part of the lateness board"),
          Map.entry("/notices/{id:\\d+}", "leads to a task"),
          Map.entry("/attendance/{id:\\d+}/people", "a part of its page"),
          Map.entry("/attendance/{id:\\d+}/screen/code", "a part of its page"),
          Map.entry("/study/certificates/check/{code:[A-Z0-9]{20}}", "nobody is signed in"),
          Map.entry("/jobs/{id}/progress", "a part of its page"));

  static {
    topic("start");
    topic("search", "/search");
    topic("today", "/", "/today");
    topic("tasks", "/tasks", "/tasks/{id:\\d+}", "/tasks/subjects/{id:\\d+}", "/tasks/given");
    topic("task_new", "/tasks/new");
    topic("calendar", "/calendar");
    topic("lateness", "/tasks/board", "/tasks/counted");
    topic("task_kinds", "/tasks/kinds", "/tasks/kinds/{code}");
    topic("notices", "/notices");
    topic("notice_settings", "/notices/settings");
    topic("mail", "/notices/mail");
    topic("board", "/home/board");
    topic("forecast", "/forecast");
    topic("map", "/home/map");
    topic("messages", "/home/messages", "/home/messages/new");
    topic("record", "/activities/new", "/activities/new/unit");
    topic("grid", "/activities/grid");
    topic("activities", "/activities", "/activities/mine");
    topic("attendance", "/attendance", "/attendance/{id:\\d+}/here");
    topic(
        "attendance_list",
        "/attendance/{id:\\d+}",
        "/attendance/{id:\\d+}/entry",
        "/attendance/{id:\\d+}/people/{person:\\d+}",
        "/attendance/{id:\\d+}/screen",
        "/attendance/{id:\\d+}/sheet");
    topic("turnout", "/attendance/turnout");
    topic(
        "activity",
        "/activities/{id:\\d+}",
        "/activities/{id:\\d+}/correct",
        "/activities/{id:\\d+}/edit");
    topic(
        "meetings",
        "/meetings",
        "/meetings/board",
        "/meetings/new",
        "/meetings/year",
        "/meetings/rules",
        "/meetings/steps");
    topic(
        "meeting",
        "/meetings/{id:\\d+}",
        "/meetings/{id:\\d+}/edit",
        "/meetings/{id:\\d+}/items/new",
        "/meetings/{id:\\d+}/items/{item:[0-9a-f-]+}",
        "/meetings/{id:\\d+}/prepare",
        "/meetings/{id:\\d+}/write/{what:[a-z]+}",
        "/meetings/{id:\\d+}/close");
    topic("kinds", "/activities/kinds", "/activities/kinds/edit");
    topic("waiting", "/waiting");
    topic("meeting_phone", "/meetings/{id:\\d+}/phone");
    topic("directives", "/directives");
    topic(
        "directive",
        "/directives/{id}",
        "/directives/{id:\\d+}/correct",
        "/directives/{id:\\d+}/end",
        "/directives/{id:\\d+}/versions/{number:\\d+}");
    topic(
        "clauses",
        "/directives/{id:\\d+}/draft",
        "/directives/{id:\\d+}/draft/text",
        "/directives/{id:\\d+}/draft/clauses/{clause:\\d+}",
        "/directives/{id:\\d+}/draft/issue");
    topic("directive_new", "/directives/new", "/directives/number");
    topic("rehearsal", "/rehearsal");
    topic("adoptions", "/adoptions");
    topic("adoption_board", "/adoptions/{directive:\\d+}", "/adoptions/{directive:\\d+}/coverage");
    topic("adoption", "/adoptions/{directive:\\d+}/units/{unit:\\d+}");
    topic("plan", "/adoptions/plans/{id:\\d+}", "/adoptions/plans/{id:\\d+}/lines/{line:new|\\d+}");
    topic("plan_originality", "/adoptions/plans/{id:\\d+}/originality");
    topic("adoption_terms", "/adoptions/terms");
    topic("plan_review", "/adoptions/plans/{id:\\d+}/review");
    topic("register", "/register", "/register/book");
    topic("study", "/study", "/study/{id:\\d+}", "/study/sessions/{id:\\d+}", "/study/rules");
    topic(
        "study_campaign",
        "/study/new",
        "/study/{id:\\d+}/edit",
        "/study/{id:\\d+}/sessions/new",
        "/study/{id:\\d+}/staff");
    topic("study_turnout", "/study/{id:\\d+}/turnout", "/study/{id:\\d+}/people");
    topic(
        "study_tests",
        "/study/questions",
        "/study/{id:\\d+}/tests/new",
        "/study/tests/{id:\\d+}/results");
    topic(
        "study_test",
        "/study/tests/{id:\\d+}",
        "/study/attempts/{id:\\d+}",
        "/study/{id:\\d+}/standings");
    topic("study_essay", "/study/{id:\\d+}/essay");
    topic("study_marking", "/study/marking", "/study/marking/{id:\\d+}", "/study/{id:\\d+}/essays");
    topic("study_record", "/study/mine", "/study/{id:\\d+}/certificates");
    topic("entry", "/register/{id:\\d+}");
    topic(
        "register_new",
        "/register/incoming/new",
        "/register/outgoing/new",
        "/register/outgoing/number");
    topic(
        "books",
        "/register/books/{unit:\\d+}",
        "/register/terms/{unit:\\d+}",
        "/register/terms/{unit:\\d+}/{from}",
        "/register/issuing-rules");
    topic("edxml", "/edxml/new", "/edxml/{id:\\d+}");
    topic("files", "/files/{module}/{subject}");
    topic(
        "targets",
        "/figures/targets",
        "/figures/targets/new",
        "/figures/targets/{code}",
        "/figures/targets/{code}/edit",
        "/figures/targets/{code}/withdraw");
    topic(
        "figures",
        "/figures",
        "/figures/new",
        "/figures/{code}",
        "/figures/{code}/edit",
        "/figures/{code}/records");
    topic("reports", "/reports", "/reports/new", "/reports/contradictions");
    topic(
        "report",
        "/reports/{id:\\d+}",
        "/reports/{id:\\d+}/changes",
        "/reports/{id:\\d+}/checks",
        "/reports/{id:\\d+}/compare",
        "/reports/{id:\\d+}/figures/{number:\\d+}",
        "/reports/{id:\\d+}/sections/{section:\\d+}",
        "/reports/{id:\\d+}/sections/{section:\\d+}/below",
        "/reports/{id:\\d+}/sections/{section:\\d+}/sides/{side:\\d+}",
        "/reports/{id:\\d+}/sign");
    topic("templates", "/reports/templates", "/reports/templates/{type}");
    topic("checks", "/checks");
    topic("rollups", "/rollups");
    topic("units", "/units", "/units/{id}");
    topic("reorganise", "/units/reorganise", "/units/decisions/{id}");
    topic(
        "unit_settings",
        "/units/kinds",
        "/units/kinds/{code}",
        "/units/examine",
        "/units/{id:\\d+}/official-code");
    topic("fees", "/fees", "/fees/rules");
    topic("fees_own", "/fees/me");
    topic("fees_keep", "/fees/branches/{unit:\\d+}");
    topic(
        "scores",
        "/scores",
        "/scores/new",
        "/scores/{id:\\d+}",
        "/scores/units/{unit:\\d+}",
        "/scores/year-rules");
    topic("score_forms", "/scores/forms", "/scores/forms/new", "/scores/forms/{id:\\d+}");
    topic("followers", "/people/units/{id:\\d+}/followers");
    topic("people", "/people", "/people/badges");
    topic(
        "person",
        "/people/new",
        "/people/{id}",
        "/people/{id}/details",
        "/people/{id}/leave",
        "/people/{id}/posts",
        "/people/{id}/return",
        "/people/{id}/status",
        "/people/posts/{post}");
    topic(
        "transfers", "/people/transfers", "/people/transfers/{transfer}", "/people/{id}/transfer");
    topic("me", "/me");
    topic(
        "named_files",
        "/named-files",
        "/named-files/{id:\\d+}",
        "/named-files/requests/{id:\\d+}",
        "/named-files/people/{entry:\\d+}");
    topic("inspections", "/inspections", "/inspections/new", "/inspections/ask");
    topic("inspection", "/inspections/{id:\\d+}", "/inspections/draws/{id:\\d+}");
    topic(
        "inspection_plan",
        "/inspections/units/{unit:\\d+}",
        "/inspections/units/{unit:\\d+}/counts",
        "/inspections/lines/{id:\\d+}",
        "/inspections/lines/{id:\\d+}/draw",
        "/inspections/rules",
        "/inspections/rules/new");
    topic(
        "concerns",
        "/concerns",
        "/concerns/new",
        "/concerns/{id:\\d+}",
        "/concerns/mine/{id:\\d+}");
    topic("concern_terms", "/concerns/rules", "/concerns/receivers");
    topic("said", "/concerns/said", "/concerns/targets");
    topic("findings", "/findings", "/findings/new", "/findings/{id:\\d+}", "/findings/numbers");
    topic(
        "field_work",
        "/findings/assignments",
        "/findings/assignments/{id:\\d+}",
        "/findings/rules");
    topic(
        "talks",
        "/talks",
        "/talks/ask",
        "/talks/read",
        "/talks/{id:\\d+}",
        "/talks/points/{id:\\d+}");
    topic("talk_plan", "/talks/units/{unit:\\d+}", "/talks/rules");
    topic(
        "dialogues",
        "/talks/dialogues",
        "/talks/dialogues/new",
        "/talks/dialogues/{id:\\d+}",
        "/talks/dialogues/{id:\\d+}/edit",
        "/talks/dialogues/{id:\\d+}/gather",
        "/talks/dialogues/questions/{question:\\d+}");
    topic(
        "care",
        "/care",
        "/care/new",
        "/care/{id:\\d+}",
        "/care/people/{id:\\d+}",
        "/care/mine",
        "/care/published");
    topic(
        "care_households",
        "/care/households",
        "/care/households/new",
        "/care/households/{id:\\d+}",
        "/care/households/{id:\\d+}/edit");
    topic(
        "care_plans",
        "/care/rounds",
        "/care/rounds/new",
        "/care/rounds/{id:\\d+}",
        "/care/lines/{id:\\d+}",
        "/care/kinds");
    topic(
        "care_help",
        "/care/grants",
        "/care/grants/new",
        "/care/grants/{id:\\d+}",
        "/care/fund",
        "/care/fund/new",
        "/care/fund/{id:\\d+}",
        "/care/events",
        "/care/events/new",
        "/care/events/{id:\\d+}");
    topic("commendations", "/commendations", "/commendations/new", "/commendations/{id:\\d+}");
    topic("exchange", "/exchange", "/exchange/format", "/exchange/imports/{id}");
    topic("access", "/access", "/access/new", "/access/codes", "/access/{account}");
    topic("account", "/access/me", "/access/password");
    topic("audit", "/access/audit");
    topic("settings", "/papers/settings", "/papers/settings/{layout}", "/calendar/holidays");
    topic("backups", "/backups");
    topic("operations", "/operations");
    topic("organisation_settings", "/settings");
    topic("jobs", "/jobs/{id}");
  }

  private HelpTopics() {}

  private static void topic(String name, String... routes) {
    ROUTES.put(name, List.of(routes));
  }

  /** The topic of a page, by its route. */
  static Optional<String> of(String route) {
    return ROUTES.entrySet().stream()
        .filter(topic -> topic.getValue().contains(route))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
