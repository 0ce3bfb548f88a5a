package com.salesintelligence.resolve;

import com.salesintelligence.warehouse.QueryFilesKit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class QueryFilesTest {

  @TestFactory
  Stream<DynamicTest> every_query_fits_the_warehouse() {
    return QueryFilesKit.tests("com.salesintelligence.resolve");
  }
}
