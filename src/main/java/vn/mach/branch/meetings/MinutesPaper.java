package vn.mach.branch.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.DayFormats;
import vn.mach.documents.papers.LayoutStandard;
import vn.mach.documents.papers.Paper;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.PaperHead;
import vn.mach.documents.papers.SignatureBlock;
import vn.mach.documents.papers.TableCell;

/**
 * Minutes and resolution in the official layout (399-QĐ/TW of 9 January 2026, 05-HD/VPTW of 27 May
 * 2026). Minutes are signed at the left by the minute-taker and at the right by the chair; a branch
 * has no seal.
 */
@Component
class MinutesPaper {

  private final MeetingWords words;

  MinutesPaper(MeetingWords words) {
    this.words = words;
  }

  /**
   * @param symbol the number of the register; none: not numbered
   */
  Paper minutes(Minutes it, @Nullable String symbol) {
    List<PaperBlock> body = new ArrayList<>();
    heading(body, "I. ", "meetings.paper.who");
    line(
        body,
        it.venue().isEmpty() ? "meetings.paper.begins" : "meetings.paper.begins_at",
        it.began(),
        DayFormats.DAY.format(it.day()),
        it.venue());
    line(body, "meetings.paper.chair", named(it.chair()));
    line(body, "meetings.paper.minute_taker", named(it.minuteTaker()));
    if (!it.guests().isEmpty()) {
      line(body, "meetings.paper.guests", String.join("; ", it.guests()));
    }
    for (Minutes.Standing standing : it.standings()) {
      line(
          body,
          "meetings.paper.standing." + standing.standing(),
          number(standing.expected()),
          number(standing.present()));
    }
    line(body, "meetings.paper.present", number(it.present()), number(it.due()), it.rate());
    if (!it.beyond().isEmpty()) {
      line(body, "meetings.paper.beyond", String.join("; ", it.beyond()));
    }
    away(body, "meetings.paper.excused", it.excused());
    away(body, "meetings.paper.absent", it.absent());
    for (Minutes.Group group : it.groups()) {
      line(
          body,
          "meetings.paper.group",
          group.name().isEmpty() ? words.say("meetings.paper.no_group") : group.name(),
          number(group.present()),
          number(group.due()));
    }
    heading(body, "II. ", "meetings.paper.content");
    int n = 0;
    for (Minutes.Item item : it.items()) {
      String title = ++n + ". " + item.title();
      boolean silent = item.speakers().isEmpty() && item.conclusion().isEmpty();
      // a heading stays with what follows: many without a word below would move to the next page
      body.add(silent ? PaperBlock.Paragraph.of(title) : new PaperBlock.Heading(2, title));
      said(body, "meetings.paper.speakers", item.speakers());
      said(body, "meetings.paper.item_conclusion", item.conclusion());
    }
    it.notes().forEach(note -> body.add(PaperBlock.Paragraph.of(note)));
    if (!it.votes().isEmpty()) {
      heading(body, "III. ", "meetings.paper.votes");
      it.votes().forEach(vote -> body.add(PaperBlock.Paragraph.of(vote(vote))));
    }
    heading(body, it.votes().isEmpty() ? "III. " : "IV. ", "meetings.paper.conclusion");
    said(body, "meetings.paper.chair_concludes", it.summary());
    if (!it.works().isEmpty()) {
      body.add(works(it.works()));
    }
    line(body, "meetings.paper.ends", it.ended());
    return new Paper(
        LayoutStandard.PARTY,
        head(it, symbol, words.say("meetings.paper.kind"), it.subject()),
        body,
        new SignatureBlock(
            List.of(words.say("meetings.paper.signs_chair")),
            it.chair(),
            new SignatureBlock(
                List.of(words.say("meetings.paper.signs_minute_taker")), it.minuteTaker())),
        List.of());
  }

  /** The resolution, as the secretary signs it for the branch. */
  Paper resolution(Minutes it, @Nullable String symbol) {
    List<PaperBlock> body =
        it.resolution()
            .lines()
            .filter(line -> !line.isBlank())
            .<PaperBlock>map(PaperBlock.Paragraph::of)
            .toList();
    List<String> lines = new ArrayList<>(List.of(words.say("meetings.paper.on_behalf")));
    if (!it.chairPost().isEmpty()) {
      lines.add(words.say("meetings.paper.post." + it.chairPost()));
    }
    return new Paper(
        LayoutStandard.PARTY,
        head(it, symbol, words.say("meetings.paper.kind_resolution"), it.subject()),
        body,
        new SignatureBlock(lines, it.chair()),
        List.of(it.upperBody(), words.say("meetings.paper.file")));
  }

  private static PaperHead head(Minutes it, @Nullable String symbol, String kind, String subject) {
    return new PaperHead(
        it.upperBody(),
        it.issuer(),
        symbol == null ? "" : symbol.startsWith("Số") ? symbol : "Số " + symbol,
        it.town(),
        it.day(),
        kind,
        subject);
  }

  private String vote(Minutes.Vote it) {
    return words.say(
        "meetings.paper.vote." + (it.passed() ? "passed." : "failed.") + it.rule(),
        it.title(),
        number(it.agree()),
        number(it.disagree()),
        number(it.abstain()),
        number(it.base()),
        number(it.needed()));
  }

  private PaperBlock works(List<Minutes.Work> works) {
    List<List<TableCell>> rows = new ArrayList<>();
    for (Minutes.Work it : works) {
      rows.add(
          List.of(
              TableCell.text(Integer.toString(rows.size() + 1)),
              TableCell.text(it.title()),
              TableCell.text(
                  it.person().isEmpty() ? words.say("meetings.paper.branch") : it.person()),
              TableCell.text(DayFormats.DAY.format(it.dueOn()))));
    }
    return new PaperBlock.Table(
        words.say("meetings.paper.works"),
        List.of(
            words.say("meetings.paper.works.number"),
            words.say("meetings.paper.works.what"),
            words.say("meetings.paper.works.who"),
            words.say("meetings.paper.works.by")),
        rows,
        Set.of());
  }

  private void away(List<PaperBlock> body, String key, List<String> names) {
    line(
        body,
        names.isEmpty() ? key + ".none" : key,
        number(names.size()),
        String.join("; ", names));
  }

  private void heading(List<PaperBlock> body, String number, String key) {
    body.add(new PaperBlock.Heading(1, number + words.say(key)));
  }

  private void line(List<PaperBlock> body, String key, String... arguments) {
    body.add(PaperBlock.Paragraph.of(words.say(key, arguments)));
  }

  /** Each line of a text is a paragraph. */
  private void said(List<PaperBlock> body, String key, String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      return;
    }
    line(body, key, lines.getFirst());
    lines.stream().skip(1).forEach(it -> body.add(PaperBlock.Paragraph.of(it)));
  }

  private String named(String name) {
    return name.isEmpty() ? words.say("meetings.paper.nobody") : name;
  }

  /** Counts below ten take a zero, as papers write them. */
  private static String number(long value) {
    return value < 10 ? "0" + value : Long.toString(value);
  }
}
