package vn.mach.base.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page method that takes a processor, memory or a worker for long: exports, papers, checks, files
 * that are read. One account does {@value ExpensiveLimit#AT_ONCE} of these at once; more wait some
 * seconds and are told then (429).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Expensive {}
