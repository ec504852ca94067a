package vn.mach.base.web;

import java.util.List;

/**
 * A section of the menu with those of its entries that the actor may use, never none.
 *
 * @param key the message key of its words
 * @param last whether it is the one for everything else, which opens as a list
 */
public record MenuSection(String key, String icon, boolean last, List<Menu.Entry> entries) {}
