package vn.mach.branch.meetings;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words that are stored or printed, which are Vietnamese whoever reads them. */
@Component
class MeetingWords {

  private static final Locale VIETNAMESE = Locale.of("vi");
  static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final MessageSource messages;

  MeetingWords(MessageSource messages) {
    this.messages = messages;
  }

  /** Numbers are given as text, so that none is grouped. */
  String say(String key, String... arguments) {
    return messages.getMessage(key, arguments, VIETNAMESE);
  }

  /** {@code Sinh hoạt chi bộ tháng 7/2026}. */
  String title(MeetingRow meeting) {
    return say("meetings.title." + meeting.kind().code(), meeting.monthText());
  }

  /** {@code 19 giờ 30}, as papers write it. */
  static String onPaper(LocalTime time) {
    return "%d giờ %02d".formatted(time.getHour(), time.getMinute());
  }
}
