package vn.mach.base.realms;

import java.time.LocalDate;

/**
 * A module's part of the sample realm: an invented organisation that a first start makes. Each
 * module that has something to show offers one of these as a bean. The sample of a day is always
 * the same, and no person in it exists.
 */
public interface SampleData {

  /**
   * Writes the module's tables. A part may read the plans of the modules below, not their files.
   */
  default void write(SampleFolder folder) {}

  /**
   * Adds what is not in tables, by the module's own commands, to the bound realm. By then the
   * tables of all parts are imported.
   */
  default void fill(LocalDate today) {}
}
