package vn.mach.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import vn.mach.MachApplication;

/**
 * A test of the whole product on a real PostgreSQL and a real port. All such tests of a run share
 * one application; each test makes the realms it needs with {@link TestRealms}, so none sees
 * another's rows. A thread that takes a second connection while it holds one fails the test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = MachApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import(TestConfig.class)
@ExtendWith({OneConnection.Check.class, UsedRealms.Release.class})
public @interface MachTest {}
