/**
 * Membership fees: what a member owes by the rule of the month, what they stated, what the branch
 * received and passed up. No money moves through the product. What a person stated and paid is seen
 * by them and by whoever records at the branch itself; every level above sees numbers of branches.
 *
 * <p>Words: fee (đảng phí), basis (căn cứ đóng), statement (kê khai), receipt (đã thu), passed up
 * (nộp lên cấp trên). Tables: {@code fee_rules}, {@code fee_minimum_wages}, {@code fee_statements},
 * {@code fee_receipts}, {@code fee_passed}. Publishes {@code fee_rules_sheet}, {@code
 * fee_minimum_wages_sheet}.
 */
@NullMarked
@ApplicationModule(
    id = "fees",
    allowedDependencies = {"kernel", "realms", "web", "audit", "datasets", "units", "people"})
package vn.mach.branch.fees;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
