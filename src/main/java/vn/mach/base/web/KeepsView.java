package vn.mach.base.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page with a list that opens as its reader looked at it last. Its filter form contains the
 * template {@code base/web/kept_view}; {@link KeptViewInterceptor} does the rest.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface KeepsView {}
