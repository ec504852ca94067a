package vn.mach.branch.fees;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixSample;

/** Receipts and what was passed up in the access matrix. */
@Component
class FeesMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "feeReceipt",
        it ->
            it.id(
                "insert into fee_receipts (unit_id, person_id, month, amount, received_by, received_at) values (?, ?, '2026-07-01', 5000, 0, now())",
                it.unit(),
                Long.parseLong(it.another("person"))),
        "feePassed",
        it ->
            it.id(
                "insert into fee_passed (unit_id, month, amount, passed_on, recorded_by, recorded_at) values (?, '2026-07-01', 5000, '2026-07-10', 0, now())",
                it.unit()));
  }
}
