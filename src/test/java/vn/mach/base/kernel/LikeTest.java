package vn.mach.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikeTest {

  @Test
  void whatLikeTakesForAPlaceholderIsItself() {
    assertThat(Like.escaped("100%_a\\b")).isEqualTo("100\\%\\_a\\\\b");
  }

  @Test
  void eachWordIsLookedForByItself() {
    Map<String, Object> parameters = new HashMap<>();
    assertThat(Like.words("d.search", " chi\u00a0 bộ ", parameters))
        .isEqualTo(
            "true and d.search like '%' || searchable(:word0) || '%' and d.search like '%' || searchable(:word1) || '%'");
    assertThat(parameters).isEqualTo(Map.of("word0", "chi", "word1", "bộ"));
  }

  @Test
  void ofAVeryLongTextTheFirstTwelveWordsCount() {
    Map<String, Object> parameters = new HashMap<>();
    Like.words("d.search", "a ".repeat(5_000), parameters);
    assertThat(parameters).hasSize(12);
  }
}
