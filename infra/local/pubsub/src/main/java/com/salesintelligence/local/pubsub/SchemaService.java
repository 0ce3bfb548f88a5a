package com.salesintelligence.local.pubsub;

import com.google.protobuf.Empty;
import com.google.pubsub.v1.CommitSchemaRequest;
import com.google.pubsub.v1.CreateSchemaRequest;
import com.google.pubsub.v1.DeleteSchemaRequest;
import com.google.pubsub.v1.DeleteSchemaRevisionRequest;
import com.google.pubsub.v1.GetSchemaRequest;
import com.google.pubsub.v1.ListSchemaRevisionsRequest;
import com.google.pubsub.v1.ListSchemaRevisionsResponse;
import com.google.pubsub.v1.ListSchemasRequest;
import com.google.pubsub.v1.ListSchemasResponse;
import com.google.pubsub.v1.RollbackSchemaRequest;
import com.google.pubsub.v1.Schema;
import com.google.pubsub.v1.SchemaServiceGrpc;
import com.google.pubsub.v1.SchemaView;
import com.google.pubsub.v1.ValidateMessageRequest;
import com.google.pubsub.v1.ValidateMessageResponse;
import com.google.pubsub.v1.ValidateSchemaRequest;
import com.google.pubsub.v1.ValidateSchemaResponse;
import com.salesintelligence.local.pubsub.SchemaHistory.Revision;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** {@code google.pubsub.v1.SchemaService}. */
final class SchemaService extends SchemaServiceGrpc.SchemaServiceImplBase {

  private final Schemas schemas;
  private final Topics topics;
  private final Policies policies;

  SchemaService(Schemas schemas, Topics topics, Policies policies) {
    this.schemas = schemas;
    this.topics = topics;
    this.policies = policies;
  }

  @Override
  public void createSchema(CreateSchemaRequest request, StreamObserver<Schema> caller) {
    Calls.answer(
        caller,
        () -> schemas.create(request.getParent(), request.getSchemaId(), request.getSchema()));
  }

  @Override
  public void getSchema(GetSchemaRequest request, StreamObserver<Schema> caller) {
    Calls.answer(
        caller,
        () -> {
          Schema schema = schemas.get(request.getName());
          return request.getView() == SchemaView.BASIC ? basic(schema) : schema;
        });
  }

  private static Schema basic(Schema schema) {
    return schema.toBuilder().clearDefinition().build();
  }

  private static List<Schema> viewed(List<Schema> schemas, SchemaView view) {
    return view == SchemaView.FULL ? schemas : schemas.stream().map(SchemaService::basic).toList();
  }

  @Override
  public void listSchemas(ListSchemasRequest request, StreamObserver<ListSchemasResponse> caller) {
    Calls.answer(
        caller,
        () -> {
          var page =
              Page.of(
                  schemas.in(request.getParent()), request.getPageSize(), request.getPageToken());
          return ListSchemasResponse.newBuilder()
              .addAllSchemas(viewed(page.items(), request.getView()))
              .setNextPageToken(page.nextToken())
              .build();
        });
  }

  @Override
  public void listSchemaRevisions(
      ListSchemaRevisionsRequest request, StreamObserver<ListSchemaRevisionsResponse> caller) {
    Calls.answer(
        caller,
        () -> {
          List<Schema> newestFirst =
              schemas.history(request.getName()).revisions().reversed().stream()
                  .map(Revision::schema)
                  .toList();
          var page = Page.of(newestFirst, request.getPageSize(), request.getPageToken());
          return ListSchemaRevisionsResponse.newBuilder()
              .addAllSchemas(viewed(page.items(), request.getView()))
              .setNextPageToken(page.nextToken())
              .build();
        });
  }

  @Override
  public void commitSchema(CommitSchemaRequest request, StreamObserver<Schema> caller) {
    Calls.answer(caller, () -> schemas.commit(request.getName(), request.getSchema()));
  }

  @Override
  public void rollbackSchema(RollbackSchemaRequest request, StreamObserver<Schema> caller) {
    Calls.answer(caller, () -> schemas.rollBack(request.getName(), request.getRevisionId()));
  }

  @Override
  @SuppressWarnings("deprecation") // The id of the revision was a field of its own once.
  public void deleteSchemaRevision(
      DeleteSchemaRevisionRequest request, StreamObserver<Schema> caller) {
    Calls.answer(
        caller,
        () -> {
          int at = request.getName().indexOf('@');
          return at < 0
              ? schemas.deleteRevision(request.getName(), request.getRevisionId())
              : schemas.deleteRevision(
                  request.getName().substring(0, at), request.getName().substring(at + 1));
        });
  }

  @Override
  public void deleteSchema(DeleteSchemaRequest request, StreamObserver<Empty> caller) {
    Calls.run(
        caller,
        () -> {
          schemas.delete(request.getName());
          topics.forgetSchema(request.getName());
          policies.forget(request.getName());
        });
  }

  @Override
  public void validateSchema(
      ValidateSchemaRequest request, StreamObserver<ValidateSchemaResponse> caller) {
    Calls.answer(
        caller,
        () -> {
          ResourceName.prefix(request.getParent(), "schemas");
          Schemas.checked(request.getSchema());
          return ValidateSchemaResponse.getDefaultInstance();
        });
  }

  @Override
  public void validateMessage(
      ValidateMessageRequest request, StreamObserver<ValidateMessageResponse> caller) {
    Calls.answer(
        caller,
        () -> {
          ResourceName.prefix(request.getParent(), "schemas");
          if (!revision(request)
              .definition()
              .accepts(request.getMessage(), request.getEncoding())) {
            throw SchemaMarks.violated();
          }
          return ValidateMessageResponse.getDefaultInstance();
        });
  }

  private Revision revision(ValidateMessageRequest request) {
    return switch (request.getSchemaSpecCase()) {
      case NAME -> Revision.of(schemas.get(request.getName()));
      case SCHEMA -> Schemas.checked(request.getSchema());
      case SCHEMASPEC_NOT_SET -> throw Rejections.invalid("Name a schema or give one.");
    };
  }
}
