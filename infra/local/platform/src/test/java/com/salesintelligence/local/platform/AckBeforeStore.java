package com.salesintelligence.local.platform;

import com.google.protobuf.Message;
import com.salesintelligence.resolve.ResolveApplication;
import com.salesintelligence.warehouse.TableWriter;
import com.salesintelligence.warehouse.TableWriters;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * resolve-service with the mistake that the kill test must find: rows count as stored before
 * BigQuery has them.
 */
final class AckBeforeStore {

  private static final Executor SOON =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

  private AckBeforeStore() {}

  public static void main(String[] args) {
    var application = ResolveApplication.application();
    application.addInitializers(
        (ApplicationContextInitializer<ConfigurableApplicationContext>)
            context -> context.getBeanFactory().addBeanPostProcessor(new Impatience()));
    application.run(args);
  }

  private static final class Impatience implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof TableWriters writers ? new Impatient(writers) : bean;
    }
  }

  private record Impatient(TableWriters writers) implements TableWriters {
    @Override
    public <R extends Message> TableWriter<R> of(Class<R> rowType) {
      var patient = writers.of(rowType);
      return new TableWriter<>() {
        @Override
        public CompletableFuture<Void> upsert(R row, long version) {
          SOON.execute(() -> patient.upsert(row, version));
          return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> delete(R key, long version) {
          SOON.execute(() -> patient.delete(key, version));
          return CompletableFuture.completedFuture(null);
        }
      };
    }
  }
}
