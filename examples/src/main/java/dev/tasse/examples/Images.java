package dev.tasse.examples;

import dev.tasse.Client;
import dev.tasse.Delayed;
import dev.tasse.TaskFuture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/// Previews of pictures in two stages: files are read by many virtual threads, which mostly wait,
/// and pictures are made smaller by as many threads as there are processors.
public final class Images {
    private static final int SIDE = 32;

    private Images() {}

    /// Prints how bright the previews of some pictures are; the pictures are drawn here.
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("images");
        List<Path> files = draw(folder, 12);
        try (Client disk = Client.io(16);
                Client processors = Client.threads(2)) {
            System.out.println(brightness(disk, processors, files));
        }
    }

    /// How bright the preview of each of `files` is, from 0 to 255.
    static List<Integer> brightness(Client disk, Client processors, List<Path> files) {
        List<TaskFuture<byte[]>> reading = disk.map(files, Files::readAllBytes);
        List<Delayed<Integer>> previews =
                reading.stream().map(read -> Delayed.of(read::join)).map(Images::preview).toList();
        return processors.compute(previews);
    }

    private static Delayed<Integer> preview(Delayed<byte[]> bytes) {
        return bytes.named("read")
                .<BufferedImage>map(Images::decode)
                .named("decode")
                .<BufferedImage>map(Images::smaller)
                .named("smaller")
                .<Integer>map(Images::mean)
                .named("brightness");
    }

    private static BufferedImage decode(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static BufferedImage smaller(BufferedImage image) {
        BufferedImage small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, SIDE, SIDE, null);
        pen.dispose();
        return small;
    }

    private static int mean(BufferedImage image) {
        int[] samples = image.getData().getSamples(0, 0, SIDE, SIDE, 0, new int[SIDE * SIDE]);
        return IntStream.of(samples).sum() / samples.length;
    }

    /// Writes `count` grey pictures, each brighter than the one before.
    static List<Path> draw(Path folder, int count) {
        return IntStream.range(0, count).mapToObj(i -> draw(folder, i, 255 * i / count)).toList();
    }

    private static Path draw(Path folder, int number, int grey) {
        BufferedImage image = new BufferedImage(200, 160, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.getRaster().setSample(x, y, 0, grey);
            }
        }
        Path file = folder.resolve("picture-" + number + ".png");
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
