package vn.mach.base.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is taken when text is read out of a file.
 *
 * @param maxSize the largest file
 * @param maxText the most characters that come out
 * @param maxPages the most pages of a PDF
 * @param maxTime how long a PDF may take; a file made to keep the machine busy is given up then
 */
@ConfigurationProperties("mach.intake")
public record ExtractionSettings(
    @DefaultValue("20MB") DataSize maxSize,
    @DefaultValue("4000000") int maxText,
    @DefaultValue("600") int maxPages,
    @DefaultValue("30s") Duration maxTime) {

  public static final ExtractionSettings USUAL =
      new ExtractionSettings(DataSize.ofMegabytes(20), 4_000_000, 600, Duration.ofSeconds(30));
}
