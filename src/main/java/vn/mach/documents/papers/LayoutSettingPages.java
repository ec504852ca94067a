package vn.mach.documents.papers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;

/** Margins and sizes of the realm's papers, for the person who administers it. */
@Controller
class LayoutSettingPages {

  private final Papers papers;
  private final LayoutSettingsSql sql;
  private final LayoutSettingsUpdate setting;
  private final MessageSource messages;
  private final Today today;

  LayoutSettingPages(
      Papers papers,
      LayoutSettingsSql sql,
      LayoutSettingsUpdate setting,
      MessageSource messages,
      Today today) {
    this.papers = papers;
    this.sql = sql;
    this.setting = setting;
    this.messages = messages;
    this.today = today;
  }

  record MeasuresForm(
      @Nullable String top,
      @Nullable String bottom,
      @Nullable String left,
      @Nullable String right,
      @Nullable String text,
      @Nullable String kind,
      @Nullable String subject,
      @Nullable String table,
      @Nullable String leading,
      @Nullable String gap,
      @Nullable String indent) {

    List<@Nullable String> typed() {
      return Arrays.asList(
          top, bottom, left, right, text, kind, subject, table, leading, gap, indent);
    }

    static MeasuresForm of(PageMeasures measures) {
      List<String> all =
          Arrays.stream(MeasureBounds.values())
              .map(it -> it.in(measures).toPlainString().replace('.', ','))
              .toList();
      return new MeasuresForm(
          all.get(0),
          all.get(1),
          all.get(2),
          all.get(3),
          all.get(4),
          all.get(5),
          all.get(6),
          all.get(7),
          all.get(8),
          all.get(9),
          all.get(10));
    }
  }

  /** A layout with what holds for it now. */
  record Held(LayoutStandard layout, PageMeasures measures, List<LayoutRules> rules) {
    String code() {
      return LayoutSettingsSql.code(layout);
    }
  }

  @GetMapping("/papers/settings")
  String list(Actor actor, Model model) {
    require(actor);
    model.addAttribute(
        "held",
        Arrays.stream(LayoutStandard.values())
            .map(it -> new Held(it, papers.measures(it), sql.rules(it)))
            .toList());
    return "documents/papers/settings";
  }

  @GetMapping("/papers/settings/{layout}")
  String edit(Actor actor, @PathVariable String layout, Model model) {
    require(actor);
    LayoutStandard named = layout(layout);
    return form(named, Form.editing(MeasuresForm.of(papers.measures(named))), model);
  }

  @PostMapping("/papers/settings/{layout}")
  String save(
      Actor actor,
      @PathVariable String layout,
      MeasuresForm typed,
      String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    require(actor);
    LayoutStandard named = layout(layout);
    FormParser reading =
        FormParser.since(shown, () -> MeasuresForm.of(papers.measures(named)), typed);
    Map<MeasureBounds, Field<BigDecimal>> fields = new EnumMap<>(MeasureBounds.class);
    for (MeasureBounds measure : MeasureBounds.values()) {
      fields.put(measure, read(reading, measure, typed.typed().get(measure.ordinal())));
    }
    return Answers.of(
        reading.then(() -> setting.set(actor, key, named, measures(fields))),
        done -> Answers.to("/papers/settings", "papers.saved"),
        refusals -> form(named, reading.refused(typed, refusals), model));
  }

  private static PageMeasures measures(Map<MeasureBounds, Field<BigDecimal>> fields) {
    Map<MeasureBounds, BigDecimal> values = new EnumMap<>(MeasureBounds.class);
    fields.forEach((measure, field) -> values.put(measure, field.get()));
    return MeasureBounds.measures(values);
  }

  private static Field<BigDecimal> read(
      FormParser reading, MeasureBounds measure, @Nullable String typed) {
    Optional<BigDecimal> value =
        Optional.of(Text.line(typed).replace(',', '.'))
            .filter(text -> text.matches("\\d{1,2}(\\.\\d)?"))
            .map(BigDecimal::new)
            .filter(it -> it.compareTo(BigDecimal.valueOf(measure.least())) >= 0)
            .filter(it -> it.compareTo(BigDecimal.valueOf(measure.most())) <= 0);
    return reading.found(
        measure.code(), value, "papers.refused.measure", measure.least(), measure.most());
  }

  /** A small paper in the layout as it is now. */
  @Expensive
  @GetMapping("/papers/settings/{layout}/sample.pdf")
  ResponseEntity<byte[]> sample(Actor actor, @PathVariable String layout) {
    require(actor);
    LayoutStandard named = layout(layout);
    PaperHead head =
        new PaperHead(
            say("upper"),
            say("issuer"),
            say("symbol"),
            say("place"),
            today.date(),
            say("kind"),
            say("subject"));
    List<PaperBlock> body =
        new ArrayList<>(
            List.of(
                new PaperBlock.Heading(1, say("heading")),
                PaperBlock.Paragraph.of(say("text")),
                PaperBlock.Paragraph.of(say("text"))));
    body.add(
        new PaperBlock.Table(
            say("caption"),
            List.of(say("unit"), say("number")),
            List.of(List.of(TableCell.text(say("row")), TableCell.text("1.234"))),
            Set.of(1)));
    Paper paper =
        new Paper(
            named,
            head,
            body,
            new SignatureBlock(List.of(say("authority"), say("post")), ""),
            List.of(say("recipient")));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition",
            "inline; filename=\"mach-" + LayoutSettingsSql.code(named) + ".pdf\"")
        .body(papers.pdf(paper));
  }

  /** Papers are Vietnamese whatever language the pages have. */
  private String say(String what) {
    return messages.getMessage("papers.sample." + what, null, java.util.Locale.of("vi"));
  }

  private String form(LayoutStandard layout, Form<MeasuresForm> form, Model model) {
    model.addAttribute("held", new Held(layout, PageMeasures.usual(layout), sql.rules(layout)));
    model.addAttribute("form", form);
    return "documents/papers/layout_settings";
  }

  private static LayoutStandard layout(String code) {
    return Arrays.stream(LayoutStandard.values())
        .filter(it -> LayoutSettingsSql.code(it).equals(code))
        .findFirst()
        .orElseThrow(() -> new NotFound("layout " + code));
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("settings of papers");
    }
  }
}
