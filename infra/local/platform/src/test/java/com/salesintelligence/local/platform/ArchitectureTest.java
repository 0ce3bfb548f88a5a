package com.salesintelligence.local.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house, over everything that is on the platform's classpath. */
@AnalyzeClasses(
    packages = "com.salesintelligence",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestJars.class})
class ArchitectureTest {

  @ArchTest
  static final ArchRule core_sees_only_the_jdk_and_its_annotations =
      noClasses()
          .that()
          .resideInAPackage("..core..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java..", "org.jspecify..", "org.slf4j..", "com.salesintelligence..core..");

  @ArchTest
  static final ArchRule services_know_nothing_of_the_local_stand_ins =
      noClasses()
          .that()
          .resideOutsideOfPackage("com.salesintelligence.local..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.salesintelligence.local..");

  @ArchTest
  static final ArchRule services_know_each_other_only_by_contracts =
      slices()
          .matching("com.salesintelligence.(ingest|resolve|score|web)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule beans_are_made_in_configurations =
      methods()
          .that()
          .areAnnotatedWith("org.springframework.context.annotation.Bean")
          .should()
          .beDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Configuration");

  @ArchTest
  static final ArchRule decisions_take_their_time_from_an_instant_source =
      noClasses()
          .that()
          .resideInAPackage("..core..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule names_say_what_a_class_is_for =
      noClasses()
          .that()
          .resideOutsideOfPackages("com.salesintelligence.contracts..")
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl");

  /** The browser that a test of ours borrows comes in web-service's test jar. */
  static final class WithoutTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }
}
