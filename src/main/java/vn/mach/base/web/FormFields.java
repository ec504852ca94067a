package vn.mach.base.web;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form's record. */
final class FormFields {

  private FormFields() {}

  static @Nullable Object read(RecordComponent component, Record values) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
