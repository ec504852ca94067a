package vn.mach.voice.concerns;

import org.springframework.stereotype.Component;
import vn.mach.base.realms.Today;
import vn.mach.base.web.GuestUpload;

/** Guests send photos and recordings under a link that holds, so many a day. */
@Component
class GuestFiles implements GuestUpload {

  /** Of all files of one concern, with its fields. */
  static final int LARGEST = 15 << 20;

  static final String PATH = "/concerns/guest/";

  /** What a form without files may have. */
  private static final int WITHOUT_FILES = 64 << 10;

  private final ConcernSettingsSql settings;
  private final SendLimit limit;
  private final Today today;

  GuestFiles(ConcernSettingsSql settings, SendLimit limit, Today today) {
    this.settings = settings;
    this.limit = limit;
    this.today = today;
  }

  @Override
  public long most(String path, String address) {
    if (!path.startsWith(PATH)) {
      return 0;
    }
    String token = path.substring(PATH.length());
    if (settings.linked(token, today.date()).isEmpty()) {
      return 0;
    }
    return limit.isOver(token, address) || limit.isOverFiles(token) ? WITHOUT_FILES : LARGEST;
  }
}
