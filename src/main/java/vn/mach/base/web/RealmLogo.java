package vn.mach.base.web;

/** The logo of the current realm; the module that has the settings offers it as a bean. */
public interface RealmLogo {

  /** Another one for every picture, as a part of its address; empty: there is none. */
  String version();
}
