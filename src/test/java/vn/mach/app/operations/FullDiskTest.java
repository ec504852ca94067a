package vn.mach.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

/** While less than the reserve is free, nothing new is stored. */
class FullDiskTest {

  private static final DataSize MORE_THAN_THERE_IS = DataSize.ofTerabytes(1_000_000);

  @TempDir Path folder;

  @Test
  void onAFullDiskPeopleReadSignInAndSignOutAndNothingIsStored() throws Exception {
    FreeDisk full = disk(MORE_THAN_THERE_IS, "");
    assertThat(status(full, "GET", "/tasks")).isEqualTo(200);
    assertThat(status(full, "POST", "/sign-in")).isEqualTo(200);
    assertThat(status(full, "POST", "/sign-out")).isEqualTo(200);
    assertThat(status(full, "POST", "/tasks")).isEqualTo(507);
    assertThat(status(full, "PUT", "/api/v1/notices/1/read")).isEqualTo(507);
  }

  @Test
  void withSpaceAndWithADatabaseElsewhereEverythingIsStored() throws Exception {
    assertThat(status(disk(DataSize.ofBytes(0), ""), "POST", "/tasks")).isEqualTo(200);
    assertThat(status(disk(MORE_THAN_THERE_IS, "jdbc:postgresql://db/x"), "POST", "/tasks"))
        .isEqualTo(200);
  }

  private FreeDisk disk(DataSize reserve, String database) {
    return new FreeDisk(folder.resolve("not/yet/there"), folder, reserve, database);
  }

  private static int status(FreeDisk disk, String method, String path) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    MockHttpServletResponse response = new MockHttpServletResponse();
    new FullDiskFilter(disk).doFilter(request, response, new MockFilterChain());
    return response.getStatus();
  }
}
