package com.salesintelligence.local.bigquery.grpc;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.googlesql.SqlError;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers calls of one request and one response, outside of the network's threads. */
public final class Calls {

  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  private Calls() {}

  public static <T> void answer(StreamObserver<T> client, Work<T> work) {
    Thread.ofPlatform().daemon().name("storage-call").start(() -> answerHere(client, work));
  }

  private static <T> void answerHere(StreamObserver<T> client, Work<T> work) {
    T answer;
    try {
      answer = work.run();
    } catch (StatusRuntimeException e) {
      client.onError(e);
      return;
    } catch (ApiError e) {
      client.onError(refusal(e));
      return;
    } catch (SqlError e) {
      client.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
      return;
    } catch (SQLException | RuntimeException e) {
      LOG.error("A call of the Storage API failed", e);
      client.onError(Status.INTERNAL.withDescription(e.toString()).asRuntimeException());
      return;
    }
    client.onNext(answer);
    client.onCompleted();
  }

  /** A refusal as the client gets it. */
  public static StatusRuntimeException refusal(ApiError e) {
    Status status = Status.fromCode(Status.Code.valueOf(e.status()));
    return status.withDescription(e.getMessage()).asRuntimeException();
  }

  /** What answers a call. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws SQLException;
  }
}
