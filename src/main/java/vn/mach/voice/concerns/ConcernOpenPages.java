package vn.mach.voice.concerns;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.organisation.access.OpenPages;

/** A receipt code, or the address that an office gave out, is all that is asked for. */
@Component
class ConcernOpenPages implements OpenPages {

  @Override
  public List<String> patterns() {
    return List.of("/concerns/code", "/concerns/guest/*");
  }
}
