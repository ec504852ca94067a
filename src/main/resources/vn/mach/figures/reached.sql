case when function in ('attendance_rate', 'lowest_attendance_rate')
  then base > 0 and 100 * numerator >= minimum * base
  else numerator >= minimum
end
