package vn.mach.documents.originality;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.limits.Turns;
import vn.mach.organisation.units.AccessScope;

/**
 * Public API of the module: keeps the papers that later ones are compared with, and compares. Call
 * {@link #check} outside a transaction: it computes for a moment.
 */
@Component
public class Originality {

  /** Characters of a text that is kept or compared; longer ones are for the command line. */
  public static final int LONGEST = 1_200_000;

  private static final PaperRef NONE = new PaperRef("", 0);

  private final OriginalitySql sql;
  private final AccessScope scope;
  private final Turns turns = new Turns("originality", 2, Turns.USUAL);

  Originality(OriginalitySql sql, AccessScope scope) {
    this.sql = sql;
    this.scope = scope;
  }

  /**
   * Keeps a paper, or what changed of it since; in the caller's transaction.
   *
   * @throws IllegalArgumentException where the text is longer than {@link #LONGEST}
   */
  @Transactional
  public void keep(KeptPaper paper) {
    String content = composed(paper.text());
    boolean same = sql.content(paper.paper()).filter(content::equals).isPresent();
    if (same) {
      sql.update(paper);
      return;
    }
    sql.delete(paper.paper());
    int text = sql.insert(paper, content);
    int[] grams =
        Arrays.stream(SyllableReader.read(content).distinct())
            .filter(Postings::isSampled)
            .toArray();
    sql.insertFresh(text, grams);
  }

  /** Forgets a paper that was withdrawn; none is no error. */
  @Transactional
  public void forget(PaperRef paper) {
    sql.delete(paper);
  }

  /**
   * Compares a text with all that was kept in the realm up to its day. The reader of the result
   * gets sources only where they see drafts of the source's unit and its authors are not hidden.
   *
   * @throws IllegalArgumentException where the text is longer than {@link #LONGEST}
   * @throws vn.mach.base.limits.Busy where too many compare at once
   */
  public Reuse check(Actor reader, Draft draft) {
    String text = composed(draft.text());
    return turns.take(() -> compare(reader, draft, text));
  }

  private Reuse compare(Actor reader, Draft draft, String text) {
    List<String> quotations = draft.quotations().stream().map(Originality::composed).toList();
    StoredSources sources =
        new StoredSources(sql, draft.day(), Objects.requireNonNullElse(draft.paper(), NONE));
    Effort effort = new Effort();
    List<Passage> found =
        new ReuseSearch(new MemorySources(quotations), sources).check(text, effort);
    Map<UnitId, Boolean> readable = new HashMap<>();
    List<Reuse.Passage> passages = new ArrayList<>();
    int after = 0;
    int reused = 0;
    for (Passage one : found) {
      OriginalitySql.Stored source = sources.stored(one.source());
      int from = Math.max(after, one.from());
      if (from >= one.to()) {
        continue;
      }
      after = one.to();
      reused += one.to() - from;
      boolean shown =
          !source.authorsHidden()
              && readable.computeIfAbsent(
                  source.unit(), it -> scope.reaches(reader, Right.SEE_DRAFTS, it));
      passages.add(
          new Reuse.Passage(
              from,
              one.to(),
              part(one.to() - from, text),
              Math.min(1, one.density()),
              source.day(),
              !source.authorsHidden() && source.unit().equals(draft.unit()),
              shown ? source(source, one) : null));
    }
    return new Reuse(text, part(reused, text), passages, !effort.isSpent());
  }

  private static Reuse.Source source(OriginalitySql.Stored stored, Passage found) {
    return new Reuse.Source(
        stored.paper(),
        stored.unit(),
        found.sourceFrom(),
        found.sourceTo(),
        stored.content().substring(found.sourceFrom(), found.sourceTo()));
  }

  private static double part(int characters, String text) {
    return text.isEmpty() ? 0 : (double) characters / text.length();
  }

  private static String composed(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("The text is longer than " + LONGEST + " characters");
    }
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
