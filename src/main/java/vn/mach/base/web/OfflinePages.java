package vn.mach.base.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.mach.base.realms.CurrentRealm;

/**
 * What a browser needs to keep the product where there is no network: the service worker, the
 * manifest of an installable page, the page for addresses that are not kept, and the list of what
 * waits to be sent.
 */
@Controller
@ConditionalOnWebApplication
class OfflinePages {

  private static final MediaType MANIFEST = new MediaType("application", "manifest+json");

  private final Assets assets;

  OfflinePages(Assets assets) {
    this.assets = assets;
  }

  /** It stands at the root of a realm, so that its scope is this realm and no other. */
  @GetMapping("/worker.js")
  ResponseEntity<Resource> worker() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
        .cacheControl(CacheControl.noCache())
        .body(new ClassPathResource("static/assets/worker.js"));
  }

  /** Web application manifest (W3C): name, icons, and where it starts. */
  @GetMapping("/manifest.webmanifest")
  ResponseEntity<Map<String, Object>> manifest(HttpServletRequest request) {
    String root = request.getContextPath();
    Map<String, Object> manifest =
        Map.of(
            "id",
            root + "/",
            "name",
            "Mạch · " + CurrentRealm.get().title(),
            "short_name",
            "Mạch",
            "lang",
            "vi",
            "start_url",
            root + "/",
            "scope",
            root + "/",
            "display",
            "standalone",
            "theme_color",
            "#9d1b1b",
            "background_color",
            "#ffffff",
            "icons",
            List.of(
                icon(root, "icon-192.png", "192x192", "any"),
                icon(root, "icon-512.png", "512x512", "any"),
                icon(root, "icon-maskable.png", "512x512", "maskable")));
    return ResponseEntity.ok()
        .contentType(MANIFEST)
        .cacheControl(CacheControl.noCache())
        .body(manifest);
  }

  private Map<String, String> icon(String root, String file, String sizes, String purpose) {
    return Map.of(
        "src",
        root + "/assets/" + file + "?v=" + assets.version(),
        "sizes",
        sizes,
        "type",
        "image/png",
        "purpose",
        purpose);
  }

  @GetMapping("/offline")
  String offline() {
    return "base/web/offline";
  }

  @GetMapping("/waiting")
  String waiting() {
    return "base/web/waiting";
  }
}
