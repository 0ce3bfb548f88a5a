package com.salesintelligence.local.pubsub.wire;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes the responses that carry messages, straight into the buffers of the network. */
public final class OutgoingMarshaller implements Marshaller<Outgoing> {

  @Override
  public InputStream stream(Outgoing response) {
    return new Bytes(response);
  }

  @Override
  public Outgoing parse(InputStream stream) {
    throw new UnsupportedOperationException("A server only writes responses");
  }

  private static final class Bytes extends InputStream implements Drainable, KnownLength {

    private final Outgoing response;
    private final int size;
    private @Nullable InputStream copy;

    private Bytes(Outgoing response) {
      this.response = response;
      this.size = response.size();
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
      response.writeTo(target);
      return size;
    }

    @Override
    public int available() throws IOException {
      InputStream begun = copy;
      return begun == null ? size : begun.available();
    }

    @Override
    public int read() throws IOException {
      return copy().read();
    }

    @Override
    public int read(byte[] target, int from, int most) throws IOException {
      return copy().read(target, from, most);
    }

    /** For transports that read instead of draining. */
    private InputStream copy() throws IOException {
      InputStream begun = copy;
      if (begun == null) {
        var bytes = new ByteArrayOutputStream(size);
        response.writeTo(bytes);
        begun = new ByteArrayInputStream(bytes.toByteArray());
        copy = begun;
      }
      return begun;
    }
  }
}
