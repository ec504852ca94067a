package vn.mach.app.exchange;

/**
 * The figures and the twenty targets of an invented {@link Country}: every function and every class
 * of unit is among them.
 */
final class CountryTargets {

  private CountryTargets() {}

  static final String FIGURES =
      """
      meetings,Cuộc sinh hoạt chi bộ,Branch meetings,count,branch_meeting,,,
      meetings_online,Cuộc sinh hoạt trực tuyến,Online branch meetings,count,branch_meeting,,,online
      meeting_due,Lượt phải dự sinh hoạt,Attendances due,expected,branch_meeting,,,
      meeting_came,Lượt dự sinh hoạt,Attendances,present,branch_meeting,,,
      meeting_rate,Tỷ lệ dự sinh hoạt,Attendance of branch meetings,attendance_rate,branch_meeting,,,
      meeting_lowest,Tỷ lệ dự thấp nhất,Lowest attendance,lowest_attendance_rate,branch_meeting,,,
      meeting_median,Trung vị tỷ lệ dự,Median attendance,median_attendance_rate,branch_meeting,,,
      meeting_units,Tổ chức có sinh hoạt,Units that met,units,branch_meeting,,,
      thematic,Cuộc sinh hoạt chuyên đề,Thematic meetings,count,thematic_meeting,,,
      thematic_rate,Tỷ lệ dự chuyên đề,Attendance of thematic meetings,attendance_rate,thematic_meeting,,,
      inspections,Cuộc kiểm tra đảng viên,Member inspections,count,inspection,,,
      inspecting_units,Tổ chức có kiểm tra,Units that inspected,units,inspection,,,
      disseminations,Cuộc học tập quán triệt,Dissemination sessions,count,dissemination,,,
      dissemination_rate,Tỷ lệ học tập,Attendance of dissemination,attendance_rate,dissemination,,,
      entries,Bài dự thi,Contest entries,sum,contest,entries,,
      houses,Căn nhà,Houses,sum,initiative,houses,,
      money,Số tiền vận động,Money raised,sum,initiative,money_vnd,,
      youth_meetings,Sinh hoạt có thanh niên,Meetings with the youth,count,branch_meeting,,youth,
      commendations,Khen thưởng,Commendations,count,commendation,,,
      """;

  static final String TARGETS =
      """
      T01,02-KH/TW,Chi bộ sinh hoạt ít nhất 6 kỳ,meetings,branch,,6
      T01,02-KH/TW,Chi bộ sinh hoạt ít nhất 6 kỳ,meetings,grassroots_branch,,6
      T02,02-KH/TW,Kiểm tra đảng viên theo loại chi bộ,inspections,branch,yes,2
      T02,02-KH/TW,Kiểm tra đảng viên theo loại chi bộ,inspections,branch,no,1
      T02,02-KH/TW,Kiểm tra đảng viên theo loại chi bộ,inspections,grassroots_branch,,1
      T03,02-KH/TW,Dự sinh hoạt từ 90 %,meeting_rate,branch,,90
      T04,02-KH/TW,Cuộc họp nào cũng từ 80 %,meeting_lowest,branch,,80
      T05,02-KH/TW,Mỗi quý một chuyên đề,thematic,branch,yes,4
      T05,02-KH/TW,Mỗi quý một chuyên đề,thematic,branch,,1
      T06,02-KH/TW,Học tập nghị quyết,disseminations,branch,,1
      T07,02-KH/TW,Tỷ lệ học tập từ 85 %,dissemination_rate,grassroots_committee,,85
      T08,02-KH/TW,Bài dự thi của đảng bộ cơ sở,entries,grassroots_committee,,20
      T09,02-KH/TW,Xã có nhà được cất,houses,commune,,5
      T10,02-KH/TW,Tỉnh vận động kinh phí,money,province,,1000000000
      T11,02-KH/TW,Chi bộ kiểm tra trong đảng bộ cơ sở,inspecting_units,grassroots_committee,,3
      T12,02-KH/TW,Chi bộ sinh hoạt trong xã,meeting_units,commune,,60
      T13,02-KH/TW,Lượt dự của xã,meeting_came,commune,,5000
      T14,02-KH/TW,Lượt phải dự của tỉnh,meeting_due,province,,100000
      T15,02-KH/TW,Sinh hoạt trực tuyến,meetings_online,branch,,1
      T16,02-KH/TW,Sinh hoạt có thanh niên,youth_meetings,branch,no,1
      T17,02-KH/TW,Khen thưởng ở cơ sở,commendations,grassroots_committee,,1
      T18,02-KH/TW,Dự chuyên đề từ 92.5 %,thematic_rate,branch,,92.5
      T19,02-KH/TW,Chi bộ cơ sở sinh hoạt,meetings,grassroots_branch,yes,8
      T20,02-KH/TW,Kiểm tra toàn xã,inspections,commune,yes,40
      """;
}
