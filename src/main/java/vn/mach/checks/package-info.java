@NullMarked
package vn.mach.checks;

import org.jspecify.annotations.NullMarked;
