package vn.mach.organisation.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.Paging;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;

/** The named files that somebody reads, and one of them: its readers, requests and looks. */
@Controller
@ConditionalOnWebApplication
class NamedAccessPages {

  private static final int LONGEST_REASON = 1_000;
  private static final Map<String, Boolean> ANSWERS = Map.of("grant", true, "deny", false);

  private final NamedAccess named;
  private final NamedAccessSql sql;
  private final NamedRequestsSql requests;
  private final People people;
  private final Map<String, NamedFileSource> sources;

  NamedAccessPages(
      NamedAccess named,
      NamedAccessSql sql,
      NamedRequestsSql requests,
      People people,
      List<NamedFileSource> sources) {
    this.named = named;
    this.sql = sql;
    this.requests = requests;
    this.people = people;
    this.sources =
        sources.stream().collect(Collectors.toMap(NamedFileSource::module, Function.identity()));
  }

  record AskForm(@Nullable String reason) {}

  record DecideForm(@Nullable String answer, @Nullable String reason, @Nullable String until) {}

  record NameForm(@Nullable String person, @Nullable String keeps, @Nullable String reason) {}

  record RemoveForm(@Nullable String reason) {}

  /** A file in the list of those that somebody reads. */
  public record Listed(NamedAccessSql.Mine file, NamedFileSource.Described described) {}

  /** A request in the list of one's own; what it is about, where one may still know of it. */
  public record Asked(
      NamedRequestsSql.Request request, NamedFileSource.@Nullable Described described) {}

  @GetMapping("/named-files")
  String mine(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
    Paging paging = new Paging(page, 30);
    List<Listed> files =
        sql.mine(named.parameters(actor), paging).stream()
            .flatMap(it -> describe(actor, it.file()).map(found -> new Listed(it, found)).stream())
            .toList();
    model.addAttribute("files", paging.slice(files));
    model.addAttribute(
        "asked",
        requests.requestsOf(actor).stream()
            .map(it -> new Asked(it, describe(actor, it.of()).orElse(null)))
            .toList());
    return "organisation/access/named_files";
  }

  @GetMapping("/named-files/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, id, Form.of(new AskForm("")), Form.of(new NameForm("", "", "")), model);
  }

  @PostMapping("/named-files/{id:\\d+}/ask")
  String ask(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") AskForm typed,
      @RequestParam String key,
      Model model) {
    described(actor, id);
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), LONGEST_REASON);
    return Answers.of(
        reading.then(() -> named.ask(actor, key, id, reason)),
        done -> Answers.to("/named-files/" + id, "access.named.asked"),
        refusals ->
            show(
                actor,
                id,
                Form.refused(typed, refusals),
                Form.of(new NameForm("", "", "")),
                model));
  }

  @PostMapping("/named-files/{id:\\d+}/people")
  String name(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") NameForm typed,
      @RequestParam String key,
      Model model) {
    requireKeeper(actor, id);
    FormParser reading = new FormParser();
    Field<PersonId> person =
        reading.requiredFound(
            "person",
            typed.person(),
            people.meant(actor, Text.line(typed.person())).map(Member::id),
            "access.named.refused.person");
    String reason = reading.optional("reason", typed.reason(), LONGEST_REASON);
    return Answers.of(
        reading.then(
            () -> named.name(actor, key, id, person.get(), "yes".equals(typed.keeps()), reason)),
        done -> Answers.to("/named-files/" + id, "access.named.named"),
        refusals ->
            show(actor, id, Form.of(new AskForm("")), Form.refused(typed, refusals), model));
  }

  @GetMapping("/named-files/requests/{id:\\d+}")
  String request(Actor actor, @PathVariable long id, Model model) {
    return request(actor, id, Form.of(new DecideForm("", "", "")), model);
  }

  @PostMapping("/named-files/requests/{id:\\d+}")
  String decide(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") DecideForm typed,
      @RequestParam String key,
      Model model) {
    long file = asked(actor, id).file();
    FormParser reading = new FormParser();
    Field<Boolean> granted =
        reading.found(
            "answer",
            Optional.ofNullable(ANSWERS.get(Text.line(typed.answer()))),
            "access.named.refused.answer");
    String reason = reading.optional("reason", typed.reason(), LONGEST_REASON);
    LocalDate until = reading.optionalDay("until", typed.until());
    return Answers.of(
        reading.then(() -> named.decide(actor, key, id, granted.get(), reason, until)),
        done -> Answers.to("/named-files/" + file, "access.named.decided"),
        refusals -> request(actor, id, Form.refused(typed, refusals), model));
  }

  @GetMapping("/named-files/people/{entry:\\d+}")
  String reader(Actor actor, @PathVariable long entry, Model model) {
    return reader(actor, entry, Form.of(new RemoveForm("")), model);
  }

  @PostMapping("/named-files/people/{entry:\\d+}")
  String remove(
      Actor actor,
      @PathVariable long entry,
      @ModelAttribute("typed") RemoveForm typed,
      @RequestParam String key,
      Model model) {
    long file = fileOfEntry(actor, entry);
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), LONGEST_REASON);
    return Answers.of(
        reading.then(() -> named.remove(actor, key, entry, reason)),
        done -> Answers.to("/named-files/" + file, "access.named.removed"),
        refusals -> reader(actor, entry, Form.refused(typed, refusals), model));
  }

  private String show(Actor actor, long id, Form<AskForm> ask, Form<NameForm> name, Model model) {
    NamedFileSource.Described described = described(actor, id);
    NamedFileStanding standing = sql.standing(id, named.parameters(actor));
    boolean keeps = standing.keeps();
    model.addAttribute("described", described);
    model.addAttribute("standing", standing);
    model.addAttribute("readers", keeps ? sql.readers(id) : List.of());
    model.addAttribute(
        "requests", requests.requests(id).stream().filter(it -> keeps || it.isOf(actor)).toList());
    model.addAttribute("looks", keeps ? sql.looks(id) : List.of());
    model.addAttribute("ask", ask);
    model.addAttribute("name", name);
    return "organisation/access/named_file";
  }

  private String request(Actor actor, long id, Form<DecideForm> form, Model model) {
    NamedRequestsSql.Request asked = asked(actor, id);
    model.addAttribute("request", asked);
    model.addAttribute("described", described(actor, asked.file()));
    model.addAttribute("form", form);
    return "organisation/access/named_request";
  }

  private String reader(Actor actor, long entry, Form<RemoveForm> form, Model model) {
    long file = fileOfEntry(actor, entry);
    model.addAttribute(
        "reader",
        sql.readers(file).stream().filter(it -> it.id() == entry).findFirst().orElseThrow());
    model.addAttribute("file", file);
    model.addAttribute("form", form);
    return "organisation/access/named_reader";
  }

  private NamedRequestsSql.Request asked(Actor actor, long id) {
    NamedRequestsSql.Request request =
        requests.request(id).orElseThrow(() -> new NotFound("request " + id));
    requireKeeper(actor, request.file());
    return request;
  }

  private long fileOfEntry(Actor actor, long entry) {
    long file = sql.fileOfEntry(entry).orElseThrow(() -> new NotFound("entry " + entry));
    requireKeeper(actor, file);
    return file;
  }

  private NamedFileSource.Described described(Actor actor, long id) {
    return sql.file(id)
        .flatMap(file -> describe(actor, file))
        .orElseThrow(() -> new NotFound("named file " + id));
  }

  private void requireKeeper(Actor actor, long file) {
    if (!sql.standing(file, named.parameters(actor)).keeps()) {
      throw new NotFound("named file " + file);
    }
  }

  private Optional<NamedFileSource.Described> describe(Actor actor, NamedFile file) {
    return Optional.ofNullable(sources.get(file.module()))
        .flatMap(source -> source.describe(actor, file.subject()));
  }
}
