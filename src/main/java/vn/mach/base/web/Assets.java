package vn.mach.base.web;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Digests;

/**
 * The version of the files under {@code static/assets}: a hash over all of them. It is part of
 * their addresses, so browsers may cache them for a year and still never show an old one.
 */
@Component
class Assets {

  private final String version;
  private RealmLogo logo = () -> "";

  Assets() throws IOException {
    Resource[] files =
        new PathMatchingResourcePatternResolver().getResources("classpath:/static/assets/**/*.*");
    Arrays.sort(files, Comparator.comparing(Resource::getDescription));
    MessageDigest digest = Digests.sha256();
    for (Resource file : files) {
      if (file.isReadable()) {
        digest.update(file.getContentAsByteArray());
      }
    }
    version = HexFormat.of().formatHex(digest.digest(), 0, 6);
  }

  @Autowired
  void use(ObjectProvider<RealmLogo> offered) {
    offered.ifAvailable(it -> logo = it);
  }

  /** Of the current realm's logo; empty: it has none. */
  String logo() {
    return logo.version();
  }

  String version() {
    return version;
  }
}
