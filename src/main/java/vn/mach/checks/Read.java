package vn.mach.checks;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Period;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.papers.Papers;
import vn.mach.papers.ReadText;
import vn.mach.units.Reach;
import vn.mach.units.Units;
import vn.mach.web.Reading;

/** What somebody sends to the page: the text, and against which evidence it is held. */
record Read(String name, String text, @Nullable UnitId unit, @Nullable Period period) {

  /** More is nobody's report; a whole book goes through the command. */
  static final int LONGEST = 400_000;

  /** Reads the form. */
  @Component
  static class Sender {

    private final Papers papers;
    private final Units units;
    private final Reach reach;

    Sender(Papers papers, Units units, Reach reach) {
      this.papers = papers;
      this.units = units;
      this.reach = reach;
    }

    /** A file goes before pasted text. Refused beside the field where nothing was sent, too much, or what cannot be read. */
    Outcome<Read> read(Viewer viewer, CheckPages.Typed typed, @Nullable MultipartFile file) throws IOException {
      if (file == null || file.isEmpty()) {
        return read(viewer, typed, new ReadText(Texts.nfc(typed.text()), ReadText.FileType.TEXT), typed.name() == null || typed.name().isBlank() ? "text" : typed.name());
      }
      String name = Optional.ofNullable(file.getOriginalFilename()).orElse("").replaceAll(".*[/\\\\]", "");
      try (InputStream bytes = file.getInputStream()) {
        return switch (papers.read(name, bytes)) {
          case Outcome.Done<ReadText>(ReadText read) -> read(viewer, typed, read, name);
          case Outcome.Refused<ReadText>(var refusals) -> Outcome.refused(refusals);
        };
      }
    }

    private Outcome<Read> read(Viewer viewer, CheckPages.Typed typed, ReadText read, String name) {
      Reading reading = new Reading();
      if (read.text().isBlank()) {
        reading.refuse("text", "checks.refused.nothing");
      } else if (read.text().length() > LONGEST) {
        reading.refuse("text", "checks.refused.too_long", LONGEST);
      }
      String code = Text.line(typed.unit());
      if (code.isEmpty()) {
        return reading.then(() -> Outcome.done(new Read(name, read.text(), null, null)));
      }
      var from = reading.requiredDay("from", typed.from());
      var to = reading.requiredDay("to", typed.to());
      Optional<UnitId> unit = units.find(code).filter(it -> reach.reaches(viewer, Right.SEE, it));
      if (unit.isEmpty()) {
        reading.refuse("unit", "checks.refused.unit");
      } else if (to.isBefore(from)) {
        reading.refuse("to", "checks.refused.ends_before_start");
      }
      return reading.then(() -> Outcome.done(new Read(name, read.text(), unit.orElseThrow(() -> new NotFound("unit " + code)), new Period(from, to))));
    }
  }
}
