package vn.mach;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

  @Test
  void everyRoomCallsOnlyRoomsBelowItThroughTheirPublicFace() {
    ApplicationModules.of(MachApplication.class).verify();
  }
}
