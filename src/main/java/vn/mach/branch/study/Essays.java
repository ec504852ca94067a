package vn.mach.branch.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.files.Files;
import vn.mach.base.intake.ExtractedText;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.intake.TextExtraction;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.branch.study.EssayStatus.Step;
import vn.mach.documents.originality.Draft;
import vn.mach.documents.originality.KeptPaper;
import vn.mach.documents.originality.Originality;
import vn.mach.documents.originality.Reuse;

/** An author's own essay: written or sent as a file, compared with earlier papers, handed in. */
@Component
class Essays {

  static final int LONGEST = 100_000;

  private final EssaysSql sql;
  private final DueSql due;
  private final StudyCampaigns campaigns;
  private final Files files;
  private final TextExtraction extraction;
  private final Originality originality;
  private final Idempotency idempotency;
  private final Today today;

  Essays(
      EssaysSql sql,
      DueSql due,
      StudyCampaigns campaigns,
      Files files,
      TextExtraction extraction,
      Originality originality,
      Idempotency idempotency,
      Today today) {
    this.sql = sql;
    this.due = due;
    this.campaigns = campaigns;
    this.files = files;
    this.extraction = extraction;
    this.originality = originality;
    this.idempotency = idempotency;
    this.today = today;
  }

  /** The campaign, where it asks this actor for an essay, or has one of theirs. */
  Campaign asked(Actor actor, CampaignId id) {
    Campaign campaign = campaigns.require(actor, id);
    long me = CampaignsSql.me(actor);
    boolean has = sql.of(id, me).isPresent();
    if (!campaign.asksEssay() || (!has && due.unitOf(id, me).isEmpty())) {
      throw new NotFound("essay of campaign " + id.value());
    }
    return campaign;
  }

  Optional<Essay> mine(Actor actor, CampaignId id) {
    return sql.of(id, CampaignsSql.me(actor));
  }

  /**
   * Saves the draft. A file takes the place of what was typed: its text is read, or it is a scan.
   *
   * @param file examined before; none: the typed text
   */
  Outcome<Long> save(
      Actor actor, String key, CampaignId id, String text, Files.@Nullable Fit file) {
    Campaign campaign = asked(actor, id);
    String written = file == null ? text : read(file);
    return idempotency.once(
        new Key(actor, key, "study.essay", id, text, file == null ? null : file.sha256()),
        Answer.number(),
        () -> {
          if (!campaign.isOpen()) {
            return Outcome.refused("text", "study.refused.closed");
          }
          if (Text.length(written) > LONGEST) {
            return Outcome.refused("text", "web.refused.too_long", LONGEST);
          }
          if (SecretMarking.inText(written)) {
            return Outcome.refused("text", "directives.refused.secret");
          }
          long me = CampaignsSql.me(actor);
          Optional<UnitId> unit = due.unitOf(id, me);
          boolean scan = file != null && written.isBlank();
          long essay = sql.save(id, me, unit.orElse(campaign.unit()), written, scan, today.now());
          if (essay == 0) {
            return Outcome.refused("text", "study.refused.handed_in");
          }
          files.replaceOwned(
              actor, Essay.FILES, essay, file == null ? List.of() : List.of(neutral(file, essay)));
          return Outcome.done(essay);
        });
  }

  /** The file under a name that says nothing about its author. */
  private static Files.Fit neutral(Files.Fit file, long essay) {
    String name = file.name();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return new Files.Fit(
        "bai-thu-hoach-" + essay + "." + ending,
        file.type(),
        file.sha256(),
        file.size(),
        file.content());
  }

  /** The text of a file; empty where it has none, as a scan. */
  private String read(Files.Fit file) {
    try (InputStream bytes = file.content().getInputStream()) {
      return switch (extraction.read(file.name(), bytes)) {
        case Outcome.Done<ExtractedText>(ExtractedText text) -> text.text();
        case Outcome.Refused<ExtractedText> refused -> "";
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compares the draft with all earlier papers, for its author, who must have seen this of the text
   * that is handed in. In no transaction.
   */
  Reuse compare(Actor actor, CampaignId id) {
    Campaign campaign = asked(actor, id);
    Essay essay = mine(actor, id).orElseThrow(() -> new NotFound("essay"));
    Reuse reuse =
        originality.check(
            actor,
            new Draft(
                essay.paper(), essay.unit(), today.date(), essay.text(), List.of(campaign.text())));
    sql.compared(essay.id(), digest(essay.text()));
    return reuse;
  }

  /** Hands the essay in, once its author has seen the comparison of this very text. */
  Outcome<Long> handIn(Actor actor, String key, CampaignId id) {
    Campaign campaign = asked(actor, id);
    return idempotency.once(
        new Key(actor, key, "study.hand_in", id),
        Answer.number(),
        () -> {
          Essay essay =
              mine(actor, id)
                  .flatMap(it -> sql.lock(it.id()))
                  .orElseThrow(() -> new NotFound("essay"));
          if (!EssayStatus.TRANSITIONS.allows(essay.status(), Step.HAND_IN)) {
            return Outcome.refused("", "study.refused.handed_in");
          }
          var last = campaign.essayDueOn();
          if (!campaign.isOpen() || (last != null && today.date().isAfter(last))) {
            return Outcome.refused(
                "", "study.refused.essay_late", last == null ? campaign.endsOn() : last);
          }
          if (essay.text().isBlank() && !essay.handwritten()) {
            return Outcome.refused("text", "web.refused.missing");
          }
          if (!essay.handwritten() && !digest(essay.text()).equals(essay.compared())) {
            return Outcome.refused("", "study.refused.compare_first");
          }
          sql.handedIn(essay.id(), today.now());
          if (!essay.handwritten()) {
            originality.keep(
                new KeptPaper(essay.paper(), essay.unit(), today.date(), essay.text(), true));
          }
          campaigns.settle(id, essay.person());
          return Outcome.done(essay.id());
        });
  }

  /** Takes the essay back to go on writing, as long as nobody began to mark it. */
  @Transactional
  Outcome<Long> takeBack(Actor actor, String key, CampaignId id) {
    Campaign campaign = asked(actor, id);
    return idempotency.once(
        new Key(actor, key, "study.take_back", id),
        Answer.number(),
        () -> {
          Essay essay =
              mine(actor, id)
                  .flatMap(it -> sql.lock(it.id()))
                  .orElseThrow(() -> new NotFound("essay"));
          if (!campaign.isOpen()
              || !EssayStatus.TRANSITIONS.allows(essay.status(), Step.TAKE_BACK)) {
            return Outcome.refused("", "study.refused.handed_in");
          }
          sql.status(essay.id(), EssayStatus.DRAFT);
          originality.forget(essay.paper());
          return Outcome.done(essay.id());
        });
  }

  static String digest(String text) {
    return HexFormat.of().formatHex(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The refusals of a file that would not be taken. */
  static List<Refusal> refusals(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?>(List<Refusal> refusals) ? refusals : List.of();
  }
}
