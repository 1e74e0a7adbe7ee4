package dev.tasse.config;

import dev.tasse.error.ConfigException;
import dev.tasse.error.Problem;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The YAML file of settings: the one class that loads the YAML library, used only if there is a
/// file.
final class ConfigFile {
    private final Path path;
    private final Map<String, Found> values = new LinkedHashMap<>();

    /// The text of a setting and where it stands.
    record Found(String text, String where) {}

    private ConfigFile(Path path) {
        this.path = path;
    }

    /// The values of the file by the names of their settings: levels may be written as nested
    /// mappings or joined by dots.
    static Map<String, Found> read(Path path) {
        ConfigFile file = new ConfigFile(path);
        LoadSettings settings = LoadSettings.builder().setLabel(path.toString()).build();
        try {
            StreamReader text = new StreamReader(settings, Files.readString(path));
            Composer composer = new Composer(settings, new ParserImpl(settings, text));
            composer.getSingleNode().ifPresent(node -> file.add("", node));
        } catch (IOException e) {
            throw new ConfigException(problem("the file cannot be read", path.toString()), e);
        } catch (MarkedYamlEngineException e) {
            String where = where(path, e.getProblemMark());
            throw new ConfigException(problem("not YAML: " + e.getProblem(), where), e);
        } catch (YamlEngineException e) {
            throw new ConfigException(problem("not YAML: " + e.getMessage(), path.toString()), e);
        }
        return file.values;
    }

    private void add(String name, Node node) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) addEntry(name, tuple);
        } else if (node instanceof ScalarNode scalar && !name.isEmpty()) {
            Found found = new Found(scalar.getValue(), where(node));
            if (values.put(name, found) != null) {
                throw new ConfigException(problem(name + " is set twice", where(node)));
            }
        } else {
            String what = name.isEmpty() ? "the file" : name;
            throw new ConfigException(
                    problem(what + " is a list or a bare value", where(node))
                            .expected("names with one value each, such as threads: 4"));
        }
    }

    private void addEntry(String prefix, NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            throw new ConfigException(
                    problem("a name is no plain text", where(tuple.getKeyNode())));
        }
        add(
                prefix.isEmpty() ? key.getValue() : prefix + "." + key.getValue(),
                tuple.getValueNode());
    }

    private String where(Node node) {
        return where(path, node.getStartMark());
    }

    private static String where(Path path, Optional<Mark> mark) {
        return path + mark.map(place -> ":" + (place.getLine() + 1)).orElse("");
    }

    private static Problem problem(String what, String where) {
        return Problem.of(what).at(where);
    }
}
