package vn.mach.base.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page method with fields for a long text: it limits them itself and says so beside them. All
 * others are limited by {@link FieldLimit}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LongText {

  /** The names of the fields. */
  String[] value();
}
