package vn.mach.base.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries a {@link Flash} to the next page in a cookie instead of the session: showing it needs no
 * write to the database. The bean's name is what the dispatcher looks for.
 */
@Component("flashMapManager")
class FlashCookie extends AbstractFlashMapManager {

  private static final String NAME = "mach-said";
  private static final Duration KEPT = Duration.ofMinutes(3);

  /** A browser stores 4 KB a cookie; only a few messages are carried. */
  private static final int MOST = 3;

  private static final int LONGEST = 3_500;

  private final JsonMapper json;

  FlashCookie(JsonMapper json) {
    this.json = json;
  }

  /**
   * A flash, where it is to be said (behind the root), and until when (milliseconds of the epoch).
   */
  private record Carried(
      boolean warning, String key, List<String> arguments, @Nullable String path, long until) {}

  @Override
  protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, NAME);
    if (cookie == null || cookie.getValue().isEmpty()) {
      return null;
    }
    try {
      Carried[] all =
          json.readValue(Base64.getUrlDecoder().decode(cookie.getValue()), Carried[].class);
      List<FlashMap> maps = new ArrayList<>();
      for (Carried one : all) {
        if (one != null && one.key() != null && one.arguments() != null) {
          maps.add(map(one));
        }
      }
      return maps;
    } catch (JacksonException | IllegalArgumentException e) {
      return null; // not ours
    }
  }

  private static FlashMap map(Carried one) {
    FlashMap map = new FlashMap();
    map.put(
        Flash.class.getName(),
        new Flash(one.warning(), one.key(), one.arguments().toArray(String[]::new)));
    map.setTargetRequestPath(one.path());
    map.setExpirationTime(one.until());
    return map;
  }

  @Override
  protected void updateFlashMaps(
      List<FlashMap> maps, HttpServletRequest request, HttpServletResponse response) {
    List<Carried> carried = new ArrayList<>();
    for (FlashMap map : maps.subList(Math.max(0, maps.size() - MOST), maps.size())) {
      if (map.get(Flash.class.getName()) instanceof Flash flash) {
        carried.add(
            new Carried(
                flash.warning(),
                flash.key(),
                List.of(flash.arguments()),
                map.getTargetRequestPath(),
                map.getExpirationTime()));
      }
    }
    String value = carried.isEmpty() ? "" : encode(carried);
    while (value.length() > LONGEST && carried.size() > 1) {
      carried.removeFirst();
      value = encode(carried);
    }
    ResponseCookie cookie =
        ResponseCookie.from(NAME, value.length() > LONGEST ? "" : value)
            .path(request.getContextPath() + "/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(value.isEmpty() ? Duration.ZERO : KEPT)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private String encode(List<Carried> carried) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.writeValueAsString(carried).getBytes(StandardCharsets.UTF_8));
  }

  /** Nothing is shared between two requests of one browser. */
  @Override
  protected @Nullable Object getFlashMapsMutex(HttpServletRequest request) {
    return null;
  }
}
