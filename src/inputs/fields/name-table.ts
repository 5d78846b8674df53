/** Names that people and their tools use for fields, the most reliable of each field first. */
import type { FieldName } from './fields.js';

/** How a value is read, if not the way `--map` reads it. */
export type Reading =
  /** A string, not a number; markup in it is removed. */
  | 'text'
  | 'title'
  /** The `fields` object of an article. */
  | 'text of the Guardian'
  | 'markup'
  /** A time that is in UTC if it has no zone. */
  | 'utc'
  /** A handle or a name, or an object that contains them. */
  | 'person'
  /** The same, but objects only: a string may be anything. */
  | 'object of person'
  /** An object of TikTok, in which `name` is the handle. */
  | 'author of TikTok'
  | 'place';

export type NameTable = readonly (readonly [field: FieldName, names: string, reading?: Reading])[];

/** Names in the form that `plainName` returns. */
export const NAMES: NameTable = [
  ['id', 'id guid uuid commentid reviewid messageid tweetid statusid postid articleid itemid recommendationid'],
  // These precede `url`, which may be the address of the API resource (GitHub), of the product reviewed, or of what a
  // post links to.
  ['url', 'htmlurl reviewurl reviewlink commenturl commentlink tweeturl tweetlink tweetpermalink mentionurl fulllink'],
  ['url', 'url link permalink posturl postlink postpermalink permalinkurl articleurl pageurl webpageurl webvideourl'],
  ['url', 'weburl documenturl documentlink sharelink requestedurl 链接 href uri'],
  ['title', 'title headline subject posttitle reviewtitle reviewheadline reviewstitle articletitle newstitle', 'title'],
  ['title', 'headlinetext reviewsummary webtitle 标题', 'title'],
  ['text', 'text fulltext body content message comment review posttext commenttext reviewtext reviewbody', 'text'],
  ['text', 'tweettext tweet selftext caption contenttext bodytext rawcontent textoriginal mentiontext', 'text'],
  ['text', 'reviewcontent reviewdescription reviewcomment reviewstext commentbody commentcontent', 'text'],
  ['text', 'postmessage postcontent postbody statusmessage messagetext messagebody tweetcontent', 'text'],
  ['text', 'articletext articlebody articlecontent maintext recordtext plaintext', 'text'],
  ['text', 'originaltweet reviewdetail sharecommentary questiontext 微博正文 正文 内容 评论内容', 'text'],
  ['text', 'contenthtml bodyhtml texthtml html textdisplay', 'markup'],
  ['text', 'description summary snippet hitsentence openingtext postsnippet contentsnippet shortdescription', 'text'],
  ['text', 'fields', 'text of the Guardian'],
  ['text', 'desc abstract excerpt leadparagraph hlead videodescription verbatim feedback post', 'text'],
  ['author.handle', 'userscreenname authorscreenname authorusername authorhandle ownerusername', 'person'],
  ['author.handle', 'senderscreenname twitterscreenname', 'person'],
  ['author.handle', 'author user username handle screenname userhandle login', 'person'],
  ['author.handle', 'reviewer poster creator nickname account by', 'person'],
  ['author.handle', 'reviewusername reviewsusername reviewernickname reviewauthor commentauthor', 'person'],
  ['author.handle', 'postauthor authordisplayname uploader influencer userposted profileusername', 'person'],
  ['author.handle', 'blogname 用户昵称 用户名 作者', 'person'],
  ['author.handle', 'authormeta', 'author of TikTok'],
  ['author.handle', 'from sender owner postowner extraauthorattributes', 'object of person'],
  ['author.name', 'authorname displayname fullname reviewername userdisplayname userfullname ownerfullname'],
  ['author.name', 'sendername senderlistedname profilename pagename ownerdisplayname authors'],
  ['author.id', 'authorid userid accountid twitterauthorid senderuserid senderid reviewerid'],
  ['author.id', 'customerid consumerid ownerid owneruserid authorchannelid'],
  ['author.url', 'authorurl authorlink profileurl userurl userprofileurl profilelink senderprofilelink'],
  ['author.url', 'authorprofileurl authorchannelurl reviewerurl uploaderurl'],
  ['author.followers', 'authorfollowers userfollowers followers followerscount followercount userfollowerscount'],
  ['author.followers', 'authorfollowerscount authorfollowercount userfollowercount senderfollowerscount'],
  ['author.followers', 'twitterfollowers xfollowers followersatposting channelfollowercount'],
  ['publishedAt', 'dateunixtime publishedat published datepublished publishdate publicationdate publishtime pubdate'],
  ['publishedAt', 'publisheddate publishedatdate publishedtime publishedon publisheddatetime dateofpublication'],
  ['publishedAt', 'createdat created'],
  ['publishedAt', 'createdutc createdatutc created(utc) createdat(utc) reviewcreated(utc) publishedat(utc)', 'utc'],
  ['publishedAt', 'publishdate(utc) submitdate(utc) dategmt date(utc) dateutc timestamp(utc) time(utc) utc', 'utc'],
  ['publishedAt', 'datecreated createddate createdtime creationdate creationtime createtime createdon'],
  ['publishedAt', 'postedat posted postdate dateposted reviewdate submittedat'],
  ['publishedAt', 'posteddate postedon postcreated tweetcreated tweetcreatedat tweetdate commentdate messagedate'],
  ['publishedAt', 'reviewsubmitdateandtime dateofreview datereview reviewsdate unixreviewtime reviewtimestamp'],
  [
    'publishedAt',
    'webpublicationdate timestampcreated creationtimestamp tweetat dateofcomment isodate 发布时间 发表时间 评论时间',
  ],
  ['publishedAt', 'responsecreatedat recordcreatedat recordeddate submissiondate submittedon'],
  ['publishedAt', 'date datetime timestamp time date/time'],
  ['publishedAt', 'seendate timeparsed unixtime unixtimestamp epoch ts at uploaddate reviewtime dateadded updated'],
  ['language', 'language lang languagecode locale reviewlanguage reviewerlanguage originallanguage'],
  ['tags', 'tags hashtags tag hashtagnames keywords categories'],
  ['links', 'links urls outlinks'],
  // Names for reviews come first, as `rating` may be the average rating of the product reviewed.
  ['rating', 'reviewrating reviewstars reviewsrating rating stars starrating ratingvalue overallrating overall 评分'],
  ['engagement.likes', 'likes likecount likescount favorites favoritecount favouritescount upvotes points'],
  ['engagement.likes', 'numlikes likes(sum) twitterlikes xlikes favoritescount favourites favouritecount diggcount'],
  ['engagement.likes', 'reactions reactioncount reactionscount thumbsup thumbsupcount votecount votes'],
  ['engagement.likes', 'helpfulvotes helpfulvote useful nlikes numpoints numupvotes attitudescount votesup nvotes'],
  ['engagement.likes', 'votescount 点赞数'],
  ['engagement.reposts', 'reposts repostcount retweets retweetcount reblogs reblogscount shares sharecount'],
  ['engagement.reposts', 'repostscount retweetscount twitterretweets xreposts sharescount shares(sum) forwards'],
  ['engagement.reposts', 'nretweets retruthcount 转发数'],
  ['engagement.replies', 'answercount'],
  ['engagement.replies', 'replies replycount repliescount comments commentcount commentscount numcomments'],
  ['engagement.replies', 'numberofcomments numberofreplies totalreplycount twitterreplycount xreplies comments(sum)'],
  ['engagement.replies', 'nreplies commsnum ncomments descendants 评论数'],
  ['engagement.quotes', 'quotes quotecount'],
  ['engagement.views', 'views viewcount impressions impressioncount playcount'],
  ['engagement.views', 'viewscount postviews postimpressions totalviews videoviewcount'],
  ['engagement.score', 'score'],
  ['origin.name', 'sourcename medianame source platform network site sitename outlet publication', 'place'],
  [
    'origin.name',
    'channel forum subreddit subredditname publisher pubtitle communityname socialnetwork channeltitle',
    'place',
  ],
  ['origin.name', 'sourcedomain domain', 'place'],
  ['kind', 'kind type datatype'],
];

/** Members of an object that describes an author. */
export const OF_PERSON: NameTable = [
  ['author.handle', 'username handle screenname acct login nickname shortname'],
  ['author.name', 'name displayname fullname'],
  ['author.id', 'id userid did'],
  ['author.url', 'url profileurl link'],
  ['author.followers', 'followers followerscount followercount publicmetricsfollowerscount'],
];

/** The same for scraped data of TikTok. */
export const OF_TIKTOK: NameTable = [
  ['author.handle', 'name'],
  ['author.name', 'nickname'],
  ['author.id', 'id'],
  ['author.url', 'profileurl'],
  ['author.followers', 'fans'],
];
