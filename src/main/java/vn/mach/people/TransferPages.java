package vn.mach.people;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.PersonId;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Reach;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;
import vn.mach.web.Flash;
import vn.mach.web.Form;
import vn.mach.web.Reading;

/** Transfers: announced from a member's record, listed for both sides, accepted or given back. */
@Controller
class TransferPages {

  private static final int SETTLED_SHOWN = 30;

  private final Transfers transfers;
  private final TransfersSql sql;
  private final PeopleSql people;
  private final Units units;
  private final Reach reach;
  private final Today today;

  TransferPages(Transfers transfers, TransfersSql sql, PeopleSql people, Units units, Reach reach, Today today) {
    this.transfers = transfers;
    this.sql = sql;
    this.people = people;
    this.units = units;
    this.reach = reach;
    this.today = today;
  }

  record AnnounceForm(@Nullable String to, @Nullable String kind, @Nullable String day, @Nullable String note) {}

  record AcceptForm(@Nullable String day) {}

  record ReturnForm(@Nullable String note) {}

  @GetMapping("/people/{id}/transfer")
  String blank(Viewer viewer, @PathVariable long id, Model model) {
    return announceForm(viewer, kept(viewer, id), Form.of(new AnnounceForm("", TransferKind.OFFICIAL.code(), today.date().toString(), "")), model);
  }

  @PostMapping("/people/{id}/transfer")
  String announce(
      Viewer viewer, @PathVariable long id, @ModelAttribute("typed") AnnounceForm typed, @RequestParam String key, Model model,
      HttpServletResponse response) {
    PeopleSql.Sheet sheet = kept(viewer, id);
    Reading reading = new Reading();
    Optional<UnitId> to = units.find(Text.line(typed.to())).or(() -> units.meant(viewer, Right.SEE, Text.line(typed.to())).map(UnitNamed::id));
    if (to.isEmpty()) {
      reading.refuse("to", "people.refused.unit_unknown");
    }
    Optional<TransferKind> kind = TransferKind.of(Text.line(typed.kind()));
    if (kind.isEmpty()) {
      reading.refuse("kind", "people.refused.transfer_kind");
    }
    LocalDate day = reading.requiredDay("day", typed.day());
    String note = Text.lines(typed.note());
    return switch (reading.then(() -> transfers.announce(viewer, key, sheet.id(), to.orElseThrow(), kind.orElseThrow(), day, note))) {
      case Outcome.Done<Long> done -> {
        Flash.done("people.announced");
        yield "redirect:/people/" + id;
      }
      case Outcome.Refused<Long>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield announceForm(viewer, sheet, Form.refused(typed, refusals), model);
      }
    };
  }

  private String announceForm(Viewer viewer, PeopleSql.Sheet sheet, Form<AnnounceForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("sheet", sheet);
    model.addAttribute("months", sql.papersDueMonths(today.date()));
    return "people/transfer_new";
  }

  @GetMapping("/people/transfers")
  String list(Viewer viewer, Model model) {
    if (!viewer.hasSomewhere(Right.SEE_PEOPLE)) {
      throw new NotFound("people/transfers");
    }
    var parameters = reach.parameters(viewer, Right.SEE_PEOPLE);
    model.addAttribute("coming", sql.open(parameters, TransfersSql.Side.COMING));
    model.addAttribute("going", sql.open(parameters, TransfersSql.Side.GOING));
    model.addAttribute("settled", sql.settled(parameters, SETTLED_SHOWN));
    return "people/transfers";
  }

  @GetMapping("/people/transfers/{transfer}")
  String show(Viewer viewer, @PathVariable long transfer, Model model) {
    return page(viewer, transfers.require(viewer, transfer), Form.of(new AcceptForm(today.date().toString())), Form.of(new ReturnForm("")), model);
  }

  @PostMapping("/people/transfers/{transfer}/accept")
  String accept(
      Viewer viewer, @PathVariable long transfer, @ModelAttribute("typed") AcceptForm typed, @RequestParam String key, Model model,
      HttpServletResponse response) {
    Transfer seen = transfers.require(viewer, transfer);
    reach.require(viewer, Right.KEEP_PEOPLE, seen.to());
    Reading reading = new Reading();
    LocalDate day = reading.requiredDay("day", typed.day());
    return switch (reading.then(() -> transfers.accept(viewer, key, transfer, day))) {
      case Outcome.Done<Long> done -> {
        Flash.done("people.accepted", seen.personName());
        yield "redirect:/people/transfers";
      }
      case Outcome.Refused<Long>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield page(viewer, seen, Form.refused(typed, refusals), Form.of(new ReturnForm("")), model);
      }
    };
  }

  @PostMapping("/people/transfers/{transfer}/return")
  String giveBack(
      Viewer viewer, @PathVariable long transfer, @ModelAttribute("typed") ReturnForm typed, @RequestParam String key, Model model,
      HttpServletResponse response) {
    Transfer seen = transfers.require(viewer, transfer);
    return switch (transfers.giveBack(viewer, key, transfer, Text.lines(typed.note()))) {
      case Outcome.Done<Long> done -> {
        Flash.done("people.given_back");
        yield "redirect:/people/transfers";
      }
      case Outcome.Refused<Long>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield page(viewer, seen, Form.of(new AcceptForm(today.date().toString())), Form.refused(typed, refusals), model);
      }
    };
  }

  private String page(Viewer viewer, Transfer transfer, Form<AcceptForm> accepting, Form<ReturnForm> returning, Model model) {
    boolean receives = reach.reaches(viewer, Right.KEEP_PEOPLE, transfer.to());
    model.addAttribute("transfer", transfer);
    model.addAttribute("mayAccept", transfer.open() && receives);
    model.addAttribute("mayReturn", transfer.open() && (receives || reach.reaches(viewer, Right.KEEP_PEOPLE, transfer.from())));
    model.addAttribute("accepting", accepting);
    model.addAttribute("returning", returning);
    return "people/transfer";
  }

  private PeopleSql.Sheet kept(Viewer viewer, long id) {
    PeopleSql.Sheet sheet = people.sheet(new PersonId(id), today.date()).orElseThrow(() -> new NotFound("person " + id));
    reach.require(viewer, Right.KEEP_PEOPLE, sheet.unit());
    return sheet;
  }
}
