package vn.mach.branch.attendance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.branch.attendance.AttendanceKeeping.Said;
import vn.mach.branch.attendance.AttendancePages.ListForm;

/** The sheet that is printed for the hall, and typing it in afterwards. */
@Controller
class SheetPages {

  private final AttendanceLists lists;
  private final AttendanceKeeping keeping;
  private final AttendanceSql sql;

  SheetPages(AttendanceLists lists, AttendanceKeeping keeping, AttendanceSql sql) {
    this.lists = lists;
    this.keeping = keeping;
    this.sql = sql;
  }

  /** A person's line on the sheet as it is typed. */
  record Line(AttendanceRow row, String status, String reason, @Nullable Refusal refusal) {}

  @GetMapping("/attendance/{id:\\d+}/sheet")
  String sheet(Actor actor, @PathVariable long id, Model model) {
    AttendanceListId list = new AttendanceListId(id);
    model.addAttribute("list", lists.require(actor, list));
    model.addAttribute("counts", sql.counts(list));
    model.addAttribute("rows", sql.rows(list));
    return "branch/attendance/sheet";
  }

  @GetMapping("/attendance/{id:\\d+}/entry")
  String entry(Actor actor, @PathVariable long id, Model model) {
    AttendanceListId list = new AttendanceListId(id);
    lists.require(actor, list);
    boolean fresh = sql.rows(list).stream().allMatch(it -> it.at() == null);
    return entry(actor, list, Map.of(), fresh, Form.of(blank()), model);
  }

  @PostMapping("/attendance/{id:\\d+}/entry")
  String take(
      Actor actor,
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam String key,
      Model model) {
    AttendanceListId list = new AttendanceListId(id);
    lists.require(actor, list);
    FormParser reading = new FormParser();
    ListForm typed =
        new ListForm(
            "",
            text(fields, "due"),
            text(fields, "present"),
            text(fields, "excused"),
            text(fields, "absent"),
            "");
    boolean foot =
        !(text(fields, "due")
                + text(fields, "present")
                + text(fields, "excused")
                + text(fields, "absent"))
            .isEmpty();
    TypedNumbers numbers = foot ? typed.numbers(reading) : null;
    List<Said> all = new ArrayList<>();
    Map<PersonId, AttendanceStatus> shown = new HashMap<>();
    Map<String, String> values = new HashMap<>();
    fields.forEach((name, value) -> values.put(name, Text.line(value.getFirst())));
    for (AttendanceRow row : sql.rows(list)) {
      read(row, values, reading, all);
      AttendanceStatus.find(values.getOrDefault("was." + row.person().value(), ""))
          .ifPresent(it -> shown.put(row.person(), it));
    }
    if (numbers != null && numbers.refusal().isEmpty()) {
      compare(numbers, all, sql.rows(list), reading);
    }
    return Answers.of(
        reading.then(() -> keeping.takeSheet(actor, key, list, all, shown, numbers)),
        done -> Answers.to("/attendance/" + id, "attendance.said.sheet"),
        refusals -> entry(actor, list, values, false, Form.refused(typed, refusals), model));
  }

  private static void read(
      AttendanceRow row, Map<String, String> values, FormParser reading, List<Said> all) {
    String said = values.getOrDefault("status." + row.person().value(), "");
    String reason = values.getOrDefault("reason." + row.person().value(), "");
    if (Text.length(reason) > AttendanceKeeping.LONGEST_REASON) {
      reading.refuse(
          "reason." + row.person().value(),
          "web.refused.too_long",
          AttendanceKeeping.LONGEST_REASON);
    } else if (!said.isEmpty()) {
      AttendanceStatus.find(said)
          .ifPresentOrElse(
              it ->
                  all.add(
                      new Said(row.person(), it, it == AttendanceStatus.EXCUSED ? reason : null)),
              () -> reading.refuse("", "attendance.refused.status", Text.shortened(said, 50)));
    }
  }

  /** The numbers at the foot of the sheet are those of its lines, guests apart. */
  private static void compare(
      TypedNumbers foot, List<Said> all, List<AttendanceRow> rows, FormParser reading) {
    Map<Long, String> standings = new HashMap<>();
    rows.forEach(it -> standings.put(it.person().value(), it.standing()));
    for (AttendanceStatus status :
        List.of(AttendanceStatus.PRESENT, AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT)) {
      long counted =
          all.stream()
              .filter(it ->
                  it.status() == status
                      && !AttendanceLists.GUEST.equals(standings.get(it.person().value())))
              .count();
      int typed =
          switch (status) {
            case PRESENT -> foot.present();
            case EXCUSED -> foot.excused();
            default -> foot.absent();
          };
      if (counted != typed) {
        reading.refuse(status.code(), "attendance.refused.foot", typed, counted);
      }
    }
  }

  private String entry(
      Actor actor,
      AttendanceListId id,
      Map<String, String> values,
      boolean fresh,
      Form<ListForm> form,
      Model model) {
    model.addAttribute("list", lists.require(actor, id));
    model.addAttribute(
        "lines",
        sql.rows(id).stream()
            .map(row ->
                new Line(
                    row,
                    values.getOrDefault("status." + row.person().value(), usual(row, fresh)),
                    values.getOrDefault(
                        "reason." + row.person().value(), row.reason() == null ? "" : row.reason()),
                    form.refusal("reason." + row.person().value()).orElse(null)))
            .toList());
    model.addAttribute("form", form);
    return "branch/attendance/entry";
  }

  /** What a line begins with: on a fresh sheet those who are due came. */
  private static String usual(AttendanceRow row, boolean fresh) {
    return row.status() != AttendanceStatus.EXPECTED
        ? row.status().code()
        : fresh && !row.standing().equals("exempt") && !row.standing().equals("temporary_out")
            ? AttendanceStatus.PRESENT.code()
            : "";
  }

  private static ListForm blank() {
    return new ListForm("", "", "", "", "", "");
  }

  private static String text(MultiValueMap<String, String> fields, String name) {
    return Text.line(fields.getFirst(name));
  }
}
