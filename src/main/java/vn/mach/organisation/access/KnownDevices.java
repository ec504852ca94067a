package vn.mach.organisation.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import vn.mach.base.realms.Today;

/**
 * Devices on which an account signed in before. Each has a signed cookie for a year; it opens
 * nothing, but there wrong passwords from elsewhere make nobody wait. The scheme is OWASP's "Slow
 * Down Online Guessing Attacks with Device Cookies".
 */
@Component
@ConditionalOnWebApplication
class KnownDevices {

  private static final String NAME = "mach-device";
  private static final int DAYS = 365;

  /** Accounts that one device is known to. */
  private static final int MOST = 5;

  /**
   * The account, the day of the sign-in (days of the epoch), the device's number, the signature.
   */
  private static final Pattern ENTRY =
      Pattern.compile("(\\d{1,18})\\.(\\d{1,8})\\.([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");

  private final JdbcClient jdbc;
  private final Today today;

  KnownDevices(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /** The number of this device where it is known to the account; null where it is not. */
  @Nullable String find(HttpServletRequest request, long account) {
    return entries(request).stream()
        .filter(entry -> entry.account == account)
        .map(Entry::device)
        .findFirst()
        .orElse(null);
  }

  /** The account signed in on this device. */
  void remember(HttpServletRequest request, HttpServletResponse response, long account) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(account, today.date().toEpochDay(), UUID.randomUUID().toString()));
    entries(request).stream()
        .filter(entry -> entry.account != account)
        .limit(MOST - 1)
        .forEach(entries::add);
    byte[] key = key();
    List<String> written =
        entries.stream().map(entry -> entry.text() + "." + signature(key, entry.text())).toList();
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(NAME, String.join("~", written))
            .path(request.getContextPath() + "/sign-in")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(Duration.ofDays(DAYS))
            .build()
            .toString());
  }

  private record Entry(long account, long day, String device) {
    String text() {
      return account + "." + day + "." + device;
    }
  }

  private List<Entry> entries(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, NAME);
    if (cookie == null || cookie.getValue().length() > 1_000) {
      return List.of();
    }
    byte[] key = key();
    LocalDate day = today.date();
    List<Entry> entries = new ArrayList<>();
    Matcher matcher = ENTRY.matcher(cookie.getValue());
    while (matcher.find() && entries.size() < MOST) {
      Entry entry =
          new Entry(
              Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3));
      if (entry.day > day.toEpochDay() - DAYS
          && MessageDigest.isEqual(
              signature(key, entry.text()).getBytes(StandardCharsets.US_ASCII),
              matcher.group(4).getBytes(StandardCharsets.US_ASCII))) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private byte[] key() {
    return jdbc.sql("select secret from sign_in_key").query(byte[].class).single();
  }

  private static String signature(byte[] key, String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, text));
  }

  /** HMAC-SHA256, 32 bytes. */
  static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
