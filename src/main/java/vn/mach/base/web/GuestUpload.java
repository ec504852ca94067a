package vn.mach.base.web;

/** A module that takes files of people without an account offers one of these as a bean. */
public interface GuestUpload {

  /**
   * How many bytes somebody who is not signed in may send as a form with files; 0 where this path
   * takes none.
   *
   * @param path without the prefix of the realm
   * @param address of the sender
   */
  long most(String path, String address);
}
