package com.salesintelligence.web;

import com.salesintelligence.warehouse.QueryFilesKit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class QueryFilesTest {

  @TestFactory
  Stream<DynamicTest> everyQueryFitsTheWarehouse() {
    return QueryFilesKit.tests("com.salesintelligence.web");
  }
}
