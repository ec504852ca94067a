package vn.mach.base.files;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param maxSize the largest file that is taken
 * @param maxVideoSize the largest video that is taken
 * @param maxTogether how many are taken in one go
 */
@ConfigurationProperties("mach.files")
record AttachmentLimits(DataSize maxSize, DataSize maxVideoSize, int maxTogether) {}
