package vn.mach.evidence.checks;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.intake.ExtractedText;
import vn.mach.base.intake.FileType;
import vn.mach.base.intake.TextExtraction;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** What somebody sends to the page: the text, and against which evidence it is held. */
record CheckInput(String name, String text, @Nullable UnitId unit, @Nullable Period period) {

  /** More is nobody's report; a whole book goes through the command. */
  static final int LONGEST = 200_000;

  /** A year's reports, every month and the quarters, and some more. */
  static final int MOST_FILES = 24;

  /** What was sent: the texts, and the files among them that could not be read. */
  record Sent(List<CheckInput> read, List<Unread> unread) {}

  /** A file that could not be read, and why. */
  record Unread(String name, List<Refusal> refusals) {}

  /** Reads the form. */
  @Component
  static class Sender {

    private final TextExtraction extraction;
    private final Units units;

    Sender(TextExtraction extraction, Units units) {
      this.extraction = extraction;
      this.units = units;
    }

    /**
     * Files go before pasted text. Refused beside the field where nothing was sent, too much, or
     * nothing of it can be read; one of several files that cannot be read is named.
     */
    Outcome<Sent> read(Actor actor, CheckForm typed, List<MultipartFile> uploaded)
        throws IOException {
      List<MultipartFile> files = uploaded.stream().filter(it -> !it.isEmpty()).toList();
      if (files.isEmpty()) {
        String name = typed.name() == null || typed.name().isBlank() ? "text" : typed.name();
        return read(
                actor, typed, new ExtractedText(PastedText.nfc(typed.text()), FileType.TEXT), name)
            .map(it -> new Sent(List.of(it), List.of()));
      }
      if (files.size() > MOST_FILES) {
        return Outcome.refused("file", "checks.refused.too_many", MOST_FILES);
      }
      List<CheckInput> read = new ArrayList<>();
      List<Unread> unread = new ArrayList<>();
      for (MultipartFile file : files) {
        String sent = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        switch (read(actor, typed, file, name)) {
          case Outcome.Done<CheckInput>(CheckInput one) -> read.add(one);
          case Outcome.Refused<CheckInput>(List<Refusal> refusals) ->
              unread.add(new Unread(name, refusals));
        }
      }
      return read.isEmpty()
          ? Outcome.refused(unread.getFirst().refusals())
          : Outcome.done(new Sent(read, unread));
    }

    private Outcome<CheckInput> read(Actor actor, CheckForm typed, MultipartFile file, String name)
        throws IOException {
      try (InputStream bytes = file.getInputStream()) {
        return switch (extraction.read(name, bytes)) {
          case Outcome.Done<ExtractedText>(ExtractedText text) -> read(actor, typed, text, name);
          case Outcome.Refused<ExtractedText>(var refusals) -> Outcome.refused(refusals);
        };
      }
    }

    private Outcome<CheckInput> read(
        Actor actor, CheckForm typed, ExtractedText read, String name) {
      FormParser reading = new FormParser();
      if (read.text().isBlank()) {
        reading.refuse("text", "checks.refused.nothing");
      } else if (read.text().length() > LONGEST) {
        reading.refuse("text", "checks.refused.too_long", LONGEST);
      }
      String code = Text.line(typed.unit());
      if (code.isEmpty()) {
        return reading.then(() -> Outcome.done(new CheckInput(name, read.text(), null, null)));
      }
      Field<LocalDate> from = reading.requiredDay("from", typed.from());
      Field<LocalDate> to = reading.requiredDay("to", typed.to());
      Field<UnitId> unit =
          reading.found(
              "unit",
              units.meant(actor, Right.SEE, code).map(NamedUnit::id),
              "checks.refused.unit",
              FormParser.quoted(code));
      Optional<Period> period = period(from, to);
      if (period.isEmpty() && from.read().isPresent() && to.read().isPresent()) {
        reading.refuse("to", "checks.refused.ends_before_start");
      }
      return reading.then(
          () -> Outcome.done(new CheckInput(name, read.text(), unit.get(), period.orElseThrow())));
    }

    private static Optional<Period> period(Field<LocalDate> from, Field<LocalDate> to) {
      return from.read()
          .flatMap(first ->
              to.read().filter(last -> !last.isBefore(first)).map(last -> new Period(first, last)));
    }
  }
}
