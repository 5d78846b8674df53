<?php
// A blog of made-up posts: the newest is of an hour before the time given, and each other one an hour older.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = 'localhost';
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Roast & Toast', 'jo', 'jo@roast.example', true, '', 'of no secret');
update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');
update_option('blogdescription', 'Notes on acme coffee');
$GLOBALS['wp_rewrite']->init();
flush_rewrite_rules(false);
foreach (get_posts(['numberposts' => -1, 'post_type' => 'any', 'post_status' => 'any']) as $sample) {
    wp_delete_post($sample->ID, true);
}

$end = (int) $argv[1];
$at = function (int $hours) use ($end): string {
    return gmdate('Y-m-d H:i:s', $end - 3600 * $hours);
};
$write = function (string $title, string $text, int $hours, array $more = []) use ($at): int {
    $time = $at($hours);
    return wp_insert_post($more + [
        'post_title' => $title,
        'post_content' => "<p>$text</p>",
        'post_status' => 'publish',
        'post_author' => 1,
        'post_date' => $time,
        'post_date_gmt' => $time,
    ]);
};
$comment = function (int $post, string $author, string $text, int $hours) use ($at): void {
    wp_insert_comment([
        'comment_post_ID' => $post,
        'comment_author' => $author,
        'comment_content' => $text,
        'comment_date' => $at($hours),
        'comment_date_gmt' => $at($hours),
        'comment_approved' => 1,
    ]);
};

for ($hours = 1; $hours <= 130; $hours += 1) {
    $post = $write("Cup $hours", "We tried <em>acme coffee</em> for the {$hours}th time &amp; wrote it down.", $hours);
    if ($hours === 50) {
        $comment($post, 'Ann', 'Acme coffee is not what it was', 2);
        $comment($post, 'Bo', 'Nor is tea', 3);
    }
}
$write('Fifteen days ago', 'acme coffee was new then', 360);
$write('Something else', 'pineapples, acmeological coffees', 5);
$write('A draft', 'acme coffee, unfinished', 4, ['post_status' => 'draft']);
$write('Behind a word', 'acme coffee, hidden', 6, ['post_password' => 'open']);
