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
          Map.entry("/activities/units/{unit:\\d+}/recent", "a part of a unit's page"),
          Map.entry("/rollups/units/{id}/counting", "a part of the scoreboard"),
          Map.entry("/tasks/waiting", "a part of the lateness board"),
          Map.entry("/notices/{id:\\d+}", "leads to a task"),
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
    topic(
        "activity",
        "/activities/{id:\\d+}",
        "/activities/{id:\\d+}/correct",
        "/activities/{id:\\d+}/edit");
    topic("kinds", "/activities/kinds", "/activities/kinds/edit");
    topic("waiting", "/waiting");
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
    topic(
        "care",
        "/care",
        "/care/new",
        "/care/{id:\\d+}",
        "/care/households/{id:\\d+}",
        "/care/people/{id:\\d+}");
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
