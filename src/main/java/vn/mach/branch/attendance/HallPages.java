package vn.mach.branch.attendance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.PublicAddress;
import vn.mach.branch.attendance.CodeDoor.Seen;
import vn.mach.documents.papers.QrCode;

/** The screen in the hall, and a member's own phone. */
@Controller
class HallPages {

  private final AttendanceLists lists;
  private final AttendanceSql sql;
  private final MyAttendanceSql mine;
  private final ListSecrets secrets;
  private final CodeDoor door;
  private final CheckIns checkIns;
  private final PublicAddress address;
  private final Today today;

  HallPages(
      AttendanceLists lists,
      AttendanceSql sql,
      MyAttendanceSql mine,
      ListSecrets secrets,
      CodeDoor door,
      CheckIns checkIns,
      PublicAddress address,
      Today today) {
    this.lists = lists;
    this.sql = sql;
    this.mine = mine;
    this.secrets = secrets;
    this.door = door;
    this.checkIns = checkIns;
    this.address = address;
    this.today = today;
  }

  @GetMapping("/attendance/{id:\\d+}/screen")
  String screen(
      Actor actor,
      @PathVariable long id,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return screen(actor, id, request, response, model, "branch/attendance/screen");
  }

  /** Asked again by the open screen: the code of this moment. */
  @GetMapping("/attendance/{id:\\d+}/screen/code")
  String code(
      Actor actor,
      @PathVariable long id,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return screen(actor, id, request, response, model, "branch/attendance/code");
  }

  private String screen(
      Actor actor,
      long id,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      String view) {
    AttendanceList list = lists.require(actor, new AttendanceListId(id));
    byte[] secret = secrets.of(id).orElseThrow(() -> new NotFound("list " + id));
    String code = HallCode.at(secret, today.now());
    String here = place(request) + "/attendance/" + id + "/here";
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("list", list);
    model.addAttribute("counts", sql.counts(list.id()));
    model.addAttribute("code", code);
    model.addAttribute("left", HallCode.left(today.now()));
    model.addAttribute("address", here);
    model.addAttribute("qr", QrCode.drawing(here + "?code=" + code));
    return view;
  }

  /**
   * Where phones reach the server; without {@code mach.address} as the screen itself reached it.
   */
  private String place(HttpServletRequest request) {
    String set = address.of(request);
    if (!set.isEmpty()) {
      return set;
    }
    String url = request.getRequestURL().toString();
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return url.substring(0, path) + request.getContextPath();
  }

  /** A member's phone: where the QR leads, and where a typed code is sent. */
  @GetMapping("/attendance/{id:\\d+}/here")
  String here(
      Actor actor,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String code,
      HttpServletResponse response,
      Model model) {
    PersonId person = person(actor, id);
    Seen seen = code == null ? null : door.look(new AttendanceListId(id), person, code);
    requireNamed(id, person, seen);
    return phone(actor, person, id, seen, seen == Seen.GOOD, response, model);
  }

  @PostMapping("/attendance/{id:\\d+}/here")
  String comes(
      Actor actor,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(required = false) @Nullable String ticket,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    PersonId person = person(actor, id);
    AttendanceListId list = new AttendanceListId(id);
    boolean scanned =
        door.open(list, ticket).filter(it -> it.proved() && it.person().equals(person)).isPresent();
    Seen seen =
        scanned
            ? Seen.GOOD
            : request.getAttribute(CheckInFilter.SEEN) instanceof Seen looked
                ? looked
                : door.look(list, person, code);
    requireNamed(id, person, seen);
    if (seen == Seen.GOOD) {
      checkIns.say(new CheckIn(list, person, actor.account(), scanned ? "qr" : "code"));
      return Answers.to("/attendance/" + id + "/here");
    }
    return Answers.refused(phone(actor, person, id, seen, false, response, model));
  }

  private String phone(
      Actor actor,
      PersonId person,
      long id,
      @Nullable Seen seen,
      boolean proved,
      HttpServletResponse response,
      Model model) {
    AttendanceListId list = new AttendanceListId(id);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("list", sql.find(list).orElseThrow(() -> new NotFound("list " + id)));
    model.addAttribute("row", mine.one(list, person).orElse(null));
    model.addAttribute("seen", seen);
    model.addAttribute("now", today.now());
    model.addAttribute("ticket", door.ticket(list, person, actor.account(), proved).orElseThrow());
    return "branch/attendance/here";
  }

  /** Whoever is nobody in the register cannot be present; there is nothing for them here. */
  private static PersonId person(Actor actor, long id) {
    if (actor.person() == null) {
      throw new NotFound("list " + id);
    }
    return actor.person();
  }

  /** For others than those on the list it is there only in the hall, where the code is seen. */
  private void requireNamed(long id, PersonId person, @Nullable Seen seen) {
    if (seen != Seen.GOOD && mine.one(new AttendanceListId(id), person).isEmpty()) {
      throw new NotFound("list " + id);
    }
  }
}
